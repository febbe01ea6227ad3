package io.ruvector.spring;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The {@code ruvector.remote.*} properties.
 *
 * @param url the server, such as {@code http://localhost:3000}; when it is set, no database is opened in this process
 * @param key the API key, for servers that ask for one; it says the tenant
 * @param tenant the tenant, for servers without keys
 * @param collection the server's collection that the embedding store is over; made when absent
 */
@ConfigurationProperties("ruvector.remote")
public record RuVectorRemoteProperties(
        @Nullable URI url,
        @Nullable String key,
        @Nullable String tenant,
        @DefaultValue("segments") String collection) {}
