package io.ruvector.vector;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** A write that would leave a collection or a namespace with more entries than it may have. Nothing was changed. */
public final class QuotaExceededException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String quota;
    private final long limit;
    private final long wanted;

    /**
     * Refuses a write.
     *
     * @param quota what is limited, such as {@code namespace "trial"}
     * @param limit the most entries it may have
     * @param wanted how many it would have
     */
    public QuotaExceededException(String quota, long limit, long wanted) {
        super(quota + " may have " + limit + " entries, with this write it would have " + wanted);
        this.quota = quota;
        this.limit = limit;
        this.wanted = wanted;
    }

    /** What is limited. */
    public String quota() {
        return quota;
    }

    /** The most entries it may have. */
    public long limit() {
        return limit;
    }

    /** How many it would have. */
    public long wanted() {
        return wanted;
    }
}
