package io.ruvector.operation.view;

import io.ruvector.vector.SearchHit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something found by its vector.
 *
 * @param id its id
 * @param score how near it is; higher is better
 * @param metadata its values
 * @param text its text, if it has one
 * @param vector its vector, if it was asked for
 */
public record Hit(
        String id,
        float score,
        Map<String, Object> metadata,
        @Nullable String text,
        float @Nullable [] vector) {

    /** {@return what a hit says} */
    public static Hit of(SearchHit hit) {
        return new Hit(hit.id(), hit.score(), hit.metadata(), hit.text().orElse(null), null);
    }

    /** {@return the hit with its vector} */
    public Hit with(float[] itsVector) {
        return new Hit(id, score, metadata, text, itsVector);
    }
}
