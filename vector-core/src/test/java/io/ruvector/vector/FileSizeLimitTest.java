package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ruvector.store.Durability;
import io.ruvector.store.StoreIoException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write-ahead log that the system does not let grow: the write that does not fit fails, and leaves nothing. */
class FileSizeLimitTest {
    private static final String LIMIT_KIB = "600";

    @TempDir
    Path directory;

    @Test
    void aCommitThatDoesNotFitIntoTheLogIsRefusedWhole() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: there is no bash to set a limit with");
        List<String> command =
                new ArrayList<>(List.of("/bin/bash", "-c", "ulimit -f " + LIMIT_KIB + " && exec \"$@\"", "child"));
        command.addAll(ChildJvm.command(List.of(Simd.FLAG), Writer.class, directory.toString()));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        child.waitFor();
        assertThat(said).last().asString().isEqualTo("closed");
        Set<String> acknowledged = new TreeSet<>();
        said.stream().filter(it -> it.startsWith("ok ")).forEach(it -> {
            acknowledged.add(it.substring(3) + "a");
            acknowledged.add(it.substring(3) + "b");
        });
        assertThat(said.stream().filter(it -> it.startsWith("refused ")))
                .isNotEmpty()
                .allMatch(it -> it.endsWith(" falsefalse"));

        try (VectorDb db = VectorDb.open(DbOptions.of(directory))) {
            Set<String> stored = new TreeSet<>();
            db.collection("notes").forEach(entry -> stored.add(entry.id()));
            assertThat(stored).isEqualTo(acknowledged);
            assertThat(db.verify().findings()).isEmpty();
        }
    }

    /** Writes batches of two until some are refused. */
    static final class Writer {
        public static void main(String[] arguments) {
            int refused = 0;
            try (VectorDb db = VectorDb.open(DbOptions.of(Path.of(arguments[0])))) {
                Collection notes =
                        db.openCollection("notes", CollectionOptions.builder(8).build());
                for (int i = 0; refused < 5 && i < 5_000; i++) {
                    try {
                        db.write(new WriteBatch()
                                .upsert(notes, entry(i + "a"))
                                .upsert(notes, entry(i + "b"))
                                .durability(i % 2 == 0 ? Durability.SYNC : Durability.ORDERED));
                        System.out.println("ok " + i);
                    } catch (StoreIoException e) {
                        refused++;
                        System.out.println("refused " + i + " " + notes.contains(i + "a") + notes.contains(i + "b"));
                    }
                }
            }
            System.out.println("closed");
        }

        private static VectorEntry entry(String id) {
            return VectorEntry.builder(id)
                    .vector(TestVectors.clustered(id.hashCode(), 1, 8, 1)[0])
                    .text("x".repeat(700))
                    .build();
        }
    }
}
