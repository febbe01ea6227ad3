package io.ruvector.transfer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row as a file has it, not yet checked against a collection. Compared by identity, for it carries a vector.
 *
 * @param number its number in the file, from 1
 * @param id its id
 * @param vector its components; null when the file has none, so that the text is to be embedded
 * @param text the text that it stands for; null when it has none
 * @param metadata values of the types that {@link io.ruvector.vector.VectorEntry} takes
 */
public record SourceRow(
        long number,
        String id,
        float @Nullable [] vector,
        @Nullable String text,
        Map<String, Object> metadata) {}
