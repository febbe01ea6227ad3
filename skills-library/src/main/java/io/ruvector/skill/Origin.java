package io.ruvector.skill;

/** Where a skill comes from. */
public enum Origin {
    /** Recorded by the caller, with the caller's own words. */
    TAUGHT,
    /** Distilled from episodes, whose words it quotes. */
    MINED
}
