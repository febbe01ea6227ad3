package io.ruvector.spring;

import io.ruvector.AgenticDb;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The database in {@code /actuator/health}, as {@code ruvector}. */
@AutoConfiguration(after = RuVectorAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(AgenticDb.class)
@ConditionalOnEnabledHealthIndicator("ruvector")
public class RuVectorHealthAutoConfiguration {

    /**
     * Whether the database is open and readable.
     *
     * @param db the database
     * @return its health
     */
    @Bean
    @ConditionalOnMissingBean(name = {"ruvectorHealthIndicator", "ruvectorHealthContributor"})
    public HealthIndicator ruvectorHealthIndicator(AgenticDb db) {
        return new RuVectorHealthIndicator(db);
    }
}
