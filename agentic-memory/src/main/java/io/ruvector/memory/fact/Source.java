package io.ruvector.memory.fact;

import io.ruvector.memory.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a fact comes from.
 *
 * @param statement the words it was stated with
 * @param episodeId the episode it was learned in, if any
 * @param writer who stated it
 * @param recordedAt when it was stated
 */
public record Source(String statement, Optional<String> episodeId, Scope writer, Instant recordedAt) {}
