package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DimensionMismatchException;
import io.ruvector.vector.InvalidVectorException;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whether a collection can hold a row; one yet to be created gets its dimension from the first row. Not thread-safe. */
final class RowCheck {
    private final ImportRequest request;
    private @Nullable CollectionOptions options;

    RowCheck(ImportRequest request, Optional<CollectionOptions> existing) {
        this.request = request;
        this.options = existing.orElse(null);
        if (existing.isEmpty() && request.embedder().isPresent()) {
            TextEmbedder embedder = request.embedder().get();
            options = options(embedder.dimension(), embedder.modelId());
        }
    }

    private CollectionOptions options(int dimension, String model) {
        return CollectionOptions.builder(dimension)
                .similarity(request.similarity())
                .hnsw(request.hnsw())
                .model(model)
                .build();
    }

    /** What the collection is or has to be; empty while nothing tells. */
    Optional<CollectionOptions> options() {
        return Optional.ofNullable(options);
    }

    /** Refuses a row that cannot be stored. */
    void check(SourceRow row) {
        float @Nullable [] vector = row.vector();
        if (vector != null) {
            entry(row, vector);
        } else if (request.embedder().isEmpty()) {
            throw bad(row, "a vector in \"" + request.source().columns().vector() + "\"", "none");
        } else if (row.text() == null || row.text().isBlank()) {
            throw bad(row, "a vector or a text", "neither");
        } else {
            build(row, new float[] {1});
        }
    }

    /** The entry of a row with its vector. */
    VectorEntry entry(SourceRow row, float[] vector) {
        try {
            if (options == null) {
                options = options(vector.length, "");
            }
            options.check(vector);
        } catch (DimensionMismatchException e) {
            throw bad(row, "dimension " + e.expected(), "dimension " + e.actual() + " (id \"" + row.id() + "\")");
        } catch (InvalidVectorException e) {
            throw bad(row, "a vector that can be compared", e.getMessage());
        } catch (InvalidInputException e) {
            throw bad(row, "a vector", e.getMessage());
        }
        return build(row, vector);
    }

    private VectorEntry build(SourceRow row, float[] vector) {
        try {
            VectorEntry.Builder entry =
                    VectorEntry.builder(row.id()).vector(vector).metadata(row.metadata());
            if (row.text() != null) {
                entry.text(row.text());
            }
            return entry.build();
        } catch (InvalidInputException e) {
            throw bad(row, "an entry that can be stored", e.getMessage());
        }
    }

    private BadRowException bad(SourceRow row, String expected, @Nullable Object found) {
        return new BadRowException(request.source().file(), row.number(), expected, found);
    }
}
