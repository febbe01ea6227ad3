package io.ruvector.server.security;

import io.ruvector.operation.Effect;
import io.ruvector.operation.Operation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down who changed what kind of thing: one line to the logger {@code ruvector.audit}, never a value. */
@Component
public class AuditLog {

    private static final Logger AUDIT = LoggerFactory.getLogger("ruvector.audit");

    /** Notes the end of an operation; what only reads is not noted. */
    public void note(Caller caller, Operation<?, ?> operation, String result) {
        if (operation.effect() != Effect.READ) {
            AUDIT.info(
                    "key={} tenant={} operation={} result={}",
                    caller.keyId(),
                    plain(caller.scope().tenant()),
                    operation.name(),
                    result);
        }
    }

    /** A name without what could break a line of a log. */
    static String plain(String name) {
        return name.replaceAll("[^\\p{Alnum}_.@-]", "?");
    }
}
