package io.ruvector.skill;

/** What a skill's place in the library rests on. */
public enum Standing {
    /** Taught, and not yet seen in enough episodes to be tested. */
    UNTESTED,
    /** Tried against doing the same kind of task without it: it distinguishes success from failure. */
    PROVEN,
    /** It always worked, where nothing else failed either: there was nothing to compare it with. */
    UNOPPOSED,
    /** Its later trials no longer beat the base rate; kept for its history, never offered for a task. */
    DEMOTED
}
