package io.ruvector.context;

/** The kinds of record that a context is made of, in the order in which its text shows them. */
public enum ContextKind {
    /** A way of doing a kind of task. */
    SKILL("Skills"),
    /** What was stated and holds now. */
    FACT("Facts"),
    /** An estimated effect that survived the correction for many pairs. */
    EFFECT("Effects"),
    /** What was tried before. */
    EPISODE("Earlier episodes");

    private final String heading;

    ContextKind(String heading) {
        this.heading = heading;
    }

    /** The heading over items of this kind in a context's text. */
    public String heading() {
        return heading;
    }
}
