package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimdModeTest {
    @TempDir
    Path directory;

    @Test
    void requiredWithoutTheModuleDoesNotOpenAndNamesTheFlag() throws Exception {
        assertThat(opened("-Druvector.simd=required"))
                .contains("SimdUnavailableException")
                .contains("--add-modules=jdk.incubator.vector")
                .doesNotContain("found a");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void preferredWithoutTheModuleSaysSoAndSearchesAll() throws Exception {
        assertThat(opened("-Druvector.simd=preferred"))
                .contains("found a")
                .contains("scalar, slower: start the JVM with --add-modules=jdk.incubator.vector")
                .containsOnlyOnce("The Vector API is absent");
    }

    @Test
    void offNeedsNoModuleAndWarnsOfNothing() throws Exception {
        assertThat(opened("-Druvector.simd=off"))
                .contains("found a")
                .contains("scalar (simd = off)")
                .doesNotContain("The Vector API is absent");
    }

    @Test
    void requiredWithTheModuleUsesIt() throws Exception {
        assertThat(opened("-Druvector.simd=required", Simd.FLAG))
                .contains("found a")
                .contains("Vector API");
    }

    @Test
    void theModeHasAnEffectOnTheKernel() {
        assertThat(Simd.kernel(SimdMode.REQUIRED)).isInstanceOf(SimdKernel.class);
        assertThat(Simd.kernel(SimdMode.PREFERRED)).isInstanceOf(SimdKernel.class);
        assertThat(Simd.kernel(SimdMode.OFF)).isInstanceOf(ScalarKernel.class);
    }

    @Test
    void anUnknownModeIsRefused() {
        String before = System.getProperty(SimdMode.PROPERTY);
        System.setProperty(SimdMode.PROPERTY, "maybe");
        try {
            assertThatThrownBy(() -> DbOptions.of(directory))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("maybe")
                    .hasMessageContaining("required, preferred or off");
        } finally {
            if (before == null) {
                System.clearProperty(SimdMode.PROPERTY);
            } else {
                System.setProperty(SimdMode.PROPERTY, before);
            }
        }
    }

    private String opened(String... flags) throws Exception {
        Process child = ChildJvm.start(List.of(flags), Opener.class, directory.toString());
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();
        return said;
    }

    /** Opens, searches, and says how distances are computed. */
    static final class Opener {
        public static void main(String[] arguments) {
            System.setErr(System.out);
            try (VectorDb db = VectorDb.open(DbOptions.of(Path.of(arguments[0])))) {
                Collection notes =
                        db.openCollection("notes", CollectionOptions.builder(2).build());
                notes.upsert(VectorEntry.of("a", new float[] {1, 0}));
                notes.upsert(VectorEntry.of("b", new float[] {0, 1}));
                System.out.println("found "
                        + notes.search(SearchQuery.of(new float[] {1, 0.1f}, 1))
                                .getFirst()
                                .id());
                System.out.println(db.info().simd());
            } catch (SimdUnavailableException e) {
                System.out.println(e);
            }
        }
    }
}
