package io.ruvector.rag;

import io.ruvector.rag.IngestOutcome.FailureReason;
import java.io.Serial;

/** Ends the reading of one document; becomes an {@link IngestOutcome.Failed}. */
final class IngestFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    IngestFailure(FailureReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    IngestOutcome.Failed outcome() {
        return new IngestOutcome.Failed(reason, String.valueOf(getMessage()));
    }
}
