package io.ruvector.examples.team;

/** What the coordinator of an arm of the experiment is told about a task of round 2. */
enum Lookup {
    /** What the memory knows about the task. */
    MEMORY("memory"),
    /** Nothing: the control. */
    NOTHING("no memory"),
    /** What the memory knows about a task of round 1 that has nothing to do with it: the second control. */
    UNRELATED("unrelated memory");

    private final String title;

    Lookup(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
