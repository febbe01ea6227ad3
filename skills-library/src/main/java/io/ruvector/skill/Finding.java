package io.ruvector.skill;

import java.util.List;

/**
 * A sequence of steps worth being a skill for a kind of task.
 *
 * @param kind the position of the kind
 * @param steps the steps
 * @param standing {@code PROVEN} or {@code UNOPPOSED}
 */
record Finding(int kind, List<String> steps, Standing standing) {}
