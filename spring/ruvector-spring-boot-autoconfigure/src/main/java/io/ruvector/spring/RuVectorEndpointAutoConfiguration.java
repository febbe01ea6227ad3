package io.ruvector.spring;

import io.ruvector.AgenticDb;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The actuator endpoint {@code ruvector}. */
@AutoConfiguration(after = RuVectorAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(AgenticDb.class)
@ConditionalOnAvailableEndpoint(RuVectorEndpoint.class)
public class RuVectorEndpointAutoConfiguration {

    /**
     * The endpoint.
     *
     * @param db the database
     * @return what the database holds
     */
    @Bean
    @ConditionalOnMissingBean
    public RuVectorEndpoint ruvectorEndpoint(AgenticDb db) {
        return new RuVectorEndpoint(db);
    }
}
