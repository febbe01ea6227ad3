package io.ruvector.server.security;

import io.ruvector.AgenticDb;
import io.ruvector.operation.Effect;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The database as a caller sees it. */
@Component
public class TenantViews {

    private final AgenticDb db;

    TenantViews(AgenticDb db) {
        this.db = db;
    }

    /**
     * The view of a caller's scope.
     *
     * @param caller who asks
     * @param effect what it is about to do
     * @return a view that sees and touches nothing of other tenants
     * @throws RefusedException if the caller may not do that
     */
    public AgenticDb of(Caller caller, Effect effect) {
        if (!caller.may(effect)) {
            throw new RefusedException(
                    HttpStatus.FORBIDDEN,
                    "access: expected a key that allows "
                            + Access.neededFor(effect).word());
        }
        return db.withScope(caller.scope());
    }
}
