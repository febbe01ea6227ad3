package io.ruvector.rag.feedback;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** A rating for a question that was never answered in that scope. */
public final class UnknownQueryException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a rating.
     *
     * @param queryId the id that nothing is known about
     * @param scope where it was looked for
     */
    public UnknownQueryException(String queryId, String scope) {
        super("no answer with the id " + queryId + (scope.isEmpty() ? "" : " in the scope " + scope)
                + "; use the query id that came with an answer");
    }
}
