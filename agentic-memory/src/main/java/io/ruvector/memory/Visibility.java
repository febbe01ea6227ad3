package io.ruvector.memory;

/** Who, within one tenant, sees a record. No level crosses tenants. */
public enum Visibility {
    /** Only reads that name the same session as the record. */
    SESSION,
    /** Only reads that name the same agent as the record; an agent's name is unique within its tenant. */
    PRIVATE,
    /** Only reads that name the same team as the record. */
    TEAM,
    /** Every read of the same tenant. */
    SHARED
}
