package io.ruvector.spring;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The {@code ruvector.*} properties.
 *
 * @param directory the directory that holds the database; made when absent, owned by one process at a time
 * @param tenant the tenant whose records this application reads and writes when it names no scope
 */
@ConfigurationProperties("ruvector")
public record RuVectorProperties(
        @DefaultValue(".ruvector") Path directory,
        @DefaultValue("default") String tenant) {}
