package io.ruvector.spring;

import io.ruvector.AgenticDb;
import io.ruvector.backup.BackupFolder;
import io.ruvector.backup.BackupKey;
import io.ruvector.backup.BackupSchedule;
import io.ruvector.backup.BackupTarget;
import io.ruvector.backup.Backups;
import io.ruvector.backup.EncryptedTarget;
import io.ruvector.store.CommitLog;
import io.ruvector.store.InvalidInputException;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Makes backups of the open database by itself and archives its log, when {@code ruvector.backup.directory} says where to. */
@AutoConfiguration(after = RuVectorAutoConfiguration.class)
@ConditionalOnClass({AgenticDb.class, BackupSchedule.class})
@ConditionalOnProperty("ruvector.backup.directory")
@EnableConfigurationProperties({RuVectorProperties.class, RuVectorBackupProperties.class})
public class RuVectorBackupAutoConfiguration {

    /**
     * Makes the store keep its log before it is opened.
     *
     * @param properties where the store is
     * @return marks it, and changes nothing else
     */
    @Bean
    public AgenticDbCustomizer ruvectorKeptLog(RuVectorProperties properties) {
        return builder -> CommitLog.keepIn(properties.directory());
    }

    /**
     * The place of the backups.
     *
     * @param properties which folder, and which key
     * @return the backups in it
     */
    @Bean
    @ConditionalOnMissingBean
    public Backups ruvectorBackups(RuVectorBackupProperties properties) {
        @Nullable Path directory = properties.directory();
        if (directory == null) {
            throw new InvalidInputException("ruvector.backup.directory", "nothing", "a folder");
        }
        BackupTarget folder = new BackupFolder(directory);
        @Nullable Path key = properties.key();
        return new Backups(key == null ? folder : new EncryptedTarget(folder, BackupKey.read(key)), Clock.systemUTC());
    }

    /**
     * Begins with a backup; closed before the database.
     *
     * @param backups where to
     * @param db what is backed up
     * @param properties how often, and what stays
     * @return the schedule
     */
    @Bean(destroyMethod = "close")
    @ConditionalOnBean(AgenticDb.class)
    @ConditionalOnMissingBean
    public BackupSchedule ruvectorBackupSchedule(Backups backups, AgenticDb db, RuVectorBackupProperties properties) {
        return BackupSchedule.start(
                backups,
                db.vectors(),
                new BackupSchedule.Policy(
                        properties.logEvery(), properties.every(), properties.keep(), properties.keepFor()),
                Clock.systemUTC());
    }
}
