package io.ruvector.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.AgenticDb;
import io.ruvector.backup.BackupKey;
import io.ruvector.backup.BackupSchedule;
import io.ruvector.backup.Backups;
import io.ruvector.backup.Restore;
import io.ruvector.memory.Outcome;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.TextEmbedder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class BackupAutoConfigurationTest {
    @TempDir
    private Path folder;

    private ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(RuVectorAutoConfiguration.class, RuVectorBackupAutoConfiguration.class))
                .withBean(TextEmbedder.class, () -> new BagOfWordsEmbedder(64))
                .withPropertyValues("ruvector.directory=" + folder.resolve("store"));
    }

    @Test
    void withoutAFolderNothingIsBackedUp() {
        application().run(context -> assertThat(context).doesNotHaveBean(BackupSchedule.class));
    }

    @Test
    void theBackupsAreEncryptedWithTheKeyThatIsNamed() {
        Path key = folder.resolve("key");
        BackupKey.create(key);
        application()
                .withPropertyValues(
                        "ruvector.backup.directory=" + folder.resolve("place"), "ruvector.backup.key=" + key)
                .run(context -> context.getBean(AgenticDb.class)
                        .remember("oil the pump", "opened the valve", Outcome.success(), ""));
        application()
                .withPropertyValues(
                        "ruvector.directory=" + folder.resolve("empty"),
                        "ruvector.backup.directory=" + folder.resolve("place"),
                        "ruvector.backup.key=" + key)
                .run(context -> {
                    Backups backups = context.getBean(Backups.class);
                    assertThat(backups.verify()).isEmpty();
                    assertThat(backups.list()).hasSize(2);
                });
    }

    @Test
    void aRestoredStoreHasTheLastWrite() {
        application()
                .withPropertyValues("ruvector.backup.directory=" + folder.resolve("place"))
                .run(context -> context.getBean(AgenticDb.class)
                        .remember("oil the pump", "opened the valve", Outcome.success(), ""));
        application()
                .withPropertyValues("ruvector.backup.directory=" + folder.resolve("place"))
                .run(context -> context.getBean(Backups.class).restore(Restore.latest(), folder.resolve("restored")));
        try (AgenticDb restored = AgenticDb.builder(folder.resolve("restored"))
                .embedder(new BagOfWordsEmbedder(64))
                .open()) {
            assertThat(restored.recall("oil the pump", 1)).hasSize(1);
        }
    }
}
