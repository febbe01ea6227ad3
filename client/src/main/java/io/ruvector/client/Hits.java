package io.ruvector.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param hits best first
 */
public record Hits(List<Hit> hits) {

    /**
     * Something found.
     *
     * @param id its id
     * @param score how near it is; higher is better
     * @param metadata its values
     * @param text its text, if it has one
     * @param vector its vector, if it was asked for
     */
    public record Hit(
            String id,
            double score,
            Map<String, Object> metadata,
            @Nullable String text,
            float @Nullable [] vector) {}
}
