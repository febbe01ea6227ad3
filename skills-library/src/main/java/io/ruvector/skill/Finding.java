package io.ruvector.skill;

import java.util.List;

/**
 * A sequence of steps worth being a skill.
 *
 * @param steps the steps
 * @param standing {@code PROVEN} or {@code UNOPPOSED}
 */
record Finding(List<String> steps, Standing standing) {}
