package io.ruvector.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.ruvector.AgenticDb;
import io.ruvector.operation.Effect;
import io.ruvector.operation.Operation;

/** Whose memory a caller sees, and what the caller may do. Thread-safe. */
@FunctionalInterface
public interface CallerViews {

    /**
     * The database as a caller sees it.
     *
     * @param caller what the transport knows of the caller
     * @param effect what the caller is about to do
     * @return a view of the caller's scope
     * @throws NotAllowedException if the caller may not do that
     */
    AgenticDb of(McpTransportContext caller, Effect effect);

    /**
     * Hears of the end of a tool's call; does nothing unless overridden.
     *
     * @param caller what the transport knows of the caller
     * @param operation what was asked for
     * @param result {@code done}, {@code refused} or {@code failed}
     */
    default void ended(McpTransportContext caller, Operation<?, ?> operation, String result) {}

    /**
     * One view for every caller, who may do everything.
     *
     * @param db the view
     * @return the same view each time
     */
    static CallerViews same(AgenticDb db) {
        return (caller, effect) -> db;
    }
}
