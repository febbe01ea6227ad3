package io.ruvector;

import java.util.function.Supplier;

/**
 * Stands around operations of a database, to time and trace them; given to {@link AgenticDbBuilder#observer}. It sees the
 * operations of {@link AgenticDb} itself, and every embedding whichever part asks for it. Called by many threads at once.
 */
public interface OperationObserver {

    /** Sees nothing. */
    OperationObserver NONE = new OperationObserver() {
        @Override
        public <T> T observe(ObservedOperation operation, String modelId, Supplier<T> work) {
            return work.get();
        }
    };

    /**
     * Does the work, exactly once, and returns or throws what it does.
     *
     * @param <T> what comes of it
     * @param operation what is done
     * @param modelId the embedding model of the database
     * @param work does it
     * @return what came of it
     */
    <T> T observe(ObservedOperation operation, String modelId, Supplier<T> work);
}
