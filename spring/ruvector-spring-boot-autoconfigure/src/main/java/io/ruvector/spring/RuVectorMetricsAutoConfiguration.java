package io.ruvector.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ruvector.AgenticDb;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The size of the database as Micrometer gauges. */
@AutoConfiguration(after = RuVectorAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(AgenticDb.class)
public class RuVectorMetricsAutoConfiguration {

    /**
     * What is measured.
     *
     * @param db the database
     * @return the gauges {@code ruvector.*}
     */
    @Bean
    @ConditionalOnMissingBean(name = "ruvectorMetrics")
    public MeterBinder ruvectorMetrics(AgenticDb db) {
        return new RuVectorMetrics(db);
    }
}
