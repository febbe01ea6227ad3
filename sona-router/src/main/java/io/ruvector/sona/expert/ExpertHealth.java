package io.ruvector.sona.expert;

import java.time.Duration;

/**
 * How an expert has been since its registry was made.
 *
 * @param calls calls that went through to it
 * @param failures those of them that threw
 * @param meanLatency mean time of a call
 * @param cost of all calls, in the unit of its route's cost
 * @param resting whether it failed so often in a row that calls pass it by
 */
public record ExpertHealth(long calls, long failures, Duration meanLatency, double cost, boolean resting) {}
