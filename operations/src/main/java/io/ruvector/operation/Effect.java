package io.ruvector.operation;

/** What an operation does to the database, and so what a caller has to be allowed to do. */
public enum Effect {
    /** Reads only. */
    READ,
    /** Adds or replaces. */
    WRITE,
    /** Removes for good. */
    REMOVE,
    /** Touches all of a tenant. */
    ADMINISTER,
    /** Looks at, or touches, what belongs to all tenants. */
    OPERATE
}
