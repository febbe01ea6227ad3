package io.ruvector.mcp;

import io.ruvector.operation.Effect;
import io.ruvector.store.RuVectorException;
import java.io.Serial;
import java.util.Locale;

/** A caller may not do what was asked for. */
public final class NotAllowedException extends RuVectorException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Names what is missing.
     *
     * @param effect what the caller wanted to do
     */
    public NotAllowedException(Effect effect) {
        super("not allowed: expected a key that may " + effect.name().toLowerCase(Locale.ROOT));
    }
}
