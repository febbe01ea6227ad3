package io.ruvector.spring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/** The database is in this process: no server is named. */
final class LocalCondition extends NoneNestedConditions {

    LocalCondition() {
        super(ConfigurationPhase.PARSE_CONFIGURATION);
    }

    /** A server is named. */
    @ConditionalOnProperty("ruvector.remote.url")
    static class OnServer {}
}
