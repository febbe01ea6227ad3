package io.ruvector.spring;

import io.micrometer.observation.ObservationRegistry;
import io.ruvector.AgenticDb;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Operations of the database as Micrometer observations, which become timers, and spans where tracing is set up. */
@AutoConfiguration(
        before = RuVectorAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass({AgenticDb.class, ObservationRegistry.class})
@ConditionalOnBean(ObservationRegistry.class)
public class RuVectorObservationAutoConfiguration {

    /**
     * Puts the observations around the database.
     *
     * @param registry takes them
     * @return opens the database with them
     */
    @Bean
    public AgenticDbCustomizer ruvectorObservations(ObservationRegistry registry) {
        return builder -> builder.observer(new MicrometerObserver(registry));
    }
}
