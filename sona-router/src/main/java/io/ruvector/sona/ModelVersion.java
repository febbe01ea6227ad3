package io.ruvector.sona;

import java.time.Instant;

/**
 * A solution that a scope decided with, or still does.
 *
 * @param version model version of the scope at which it was promoted
 * @param promoted when
 * @param upToVersion model version up to which it contains what was learned
 * @param examples examples and ratings that it contains
 * @param gain how much better it served held-back feedback than the one before, in quality; 0 where there was none before
 *     or it was forced
 * @param active whether the scope decides with it now
 */
public record ModelVersion(
        long version, Instant promoted, long upToVersion, long examples, double gain, boolean active) {}
