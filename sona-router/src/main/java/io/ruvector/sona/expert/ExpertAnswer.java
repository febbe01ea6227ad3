package io.ruvector.sona.expert;

import io.ruvector.sona.RouteDecision;
import java.time.Duration;

/**
 * What was answered, by whom.
 *
 * @param answer the answer
 * @param routeId route of the expert that gave it
 * @param decision what the router decided; rate it with its id
 * @param fallback whether another expert than the one decided on answered
 * @param took time of the call that answered
 * @param <O> kind of answer
 */
public record ExpertAnswer<O>(O answer, String routeId, RouteDecision decision, boolean fallback, Duration took) {}
