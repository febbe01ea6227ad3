package io.ruvector.spring;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The {@code ruvector.backup.*} properties.
 *
 * @param directory the folder of the backups, on another disk; backups are made when it is set
 * @param every the pause between backups
 * @param logEvery the pause between archiving the log: how much a lost disk may cost
 * @param keep the newest backups that stay, at least 1
 * @param keepFor how far back every moment can be restored
 * @param key file of the key that backups are encrypted with, if they are; {@code ruvector backup key} makes one
 */
@ConfigurationProperties("ruvector.backup")
public record RuVectorBackupProperties(
        @Nullable Path directory,
        @DefaultValue("1h") Duration every,
        @DefaultValue("1m") Duration logEvery,
        @DefaultValue("7") int keep,
        @DefaultValue("7d") Duration keepFor,
        @Nullable Path key) {}
