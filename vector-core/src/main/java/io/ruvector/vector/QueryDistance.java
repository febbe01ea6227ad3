package io.ruvector.vector;

/** The distance of a stored vector to what is being searched for, lower is nearer. */
interface QueryDistance {
    float to(int slot);
}
