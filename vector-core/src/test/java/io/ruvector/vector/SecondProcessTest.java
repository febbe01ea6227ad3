package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.store.StoreLockedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondProcessTest {
    @TempDir
    Path directory;

    @Test
    void aSecondProcessIsToldWhichProcessHasTheDirectory() throws Exception {
        try (VectorDb db = VectorDb.open(DbOptions.of(directory))) {
            Collection notes =
                    db.createCollection("notes", CollectionOptions.builder(2).build());
            notes.insert(VectorEntry.of("a", new float[] {1, 0}));
            long sequence = db.sequence();

            String said = open(directory);

            assertThat(said)
                    .contains("StoreLockedException")
                    .contains(directory.toString())
                    .contains("process " + ProcessHandle.current().pid());
            assertThat(db.sequence()).isEqualTo(sequence);
            notes.insert(VectorEntry.of("b", new float[] {0, 1}));
            assertThat(notes.count()).isEqualTo(2);
        }
        assertThat(open(directory)).contains("opened").contains("2 entries");
    }

    private static String open(Path directory) throws Exception {
        Process child = ChildJvm.start(Opener.class, directory.toString());
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();
        return said;
    }

    /** Opens the directory and says how it went. */
    static final class Opener {
        public static void main(String[] arguments) {
            try (VectorDb db = VectorDb.open(DbOptions.of(Path.of(arguments[0])))) {
                System.out.println("opened, " + db.collection("notes").count() + " entries");
            } catch (StoreLockedException e) {
                System.out.println(e);
            }
        }
    }
}
