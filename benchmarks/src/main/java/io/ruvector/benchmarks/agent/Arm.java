package io.ruvector.benchmarks.agent;

/** Who does the tasks of a world. */
public enum Arm {
    /** Without memory: any plan. */
    NONE("no memory"),
    /** With what was remembered of other tasks than those it was done for. */
    SHUFFLED("shuffled memory"),
    /** With a memory. */
    MEMORY("memory"),
    /** With a memory whose reflections are wrong in one episode of ten. */
    WRONG_REFLECTIONS("memory, 10 % wrong reflections"),
    /** With a memory in which one episode of ten says it went otherwise than it did, in outcome and reflection. */
    WRONG_OUTCOMES("memory, 10 % wrong outcomes"),
    /** With a memory that loses one episode of ten. */
    FORGETFUL("memory, 10 % forgotten"),
    /** Knowing what is right. */
    ORACLE("oracle");

    private final String label;

    Arm(String label) {
        this.label = label;
    }

    /** {@return the name in tables} */
    public String label() {
        return label;
    }

    boolean remembers() {
        return this != NONE && this != ORACLE;
    }
}
