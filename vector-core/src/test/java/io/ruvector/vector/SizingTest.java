package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions are within a tenth of what a real process and its files take. */
class SizingTest {
    private static final int PERCENT = 10;

    /** Entries, dimension, codes, storage, keys of metadata, M. */
    private static final List<String> SETS = List.of(
            "30000:64:INT4:MEMORY:0:16",
            "20000:384:INT8:MAPPED:2:8",
            "20000:384:NONE:MEMORY:0:8",
            "20000:64:BINARY:MAPPED:1:16");

    @TempDir
    Path directory;

    @Test
    void predictionsAgreeWithARealProcess() throws IOException, InterruptedException {
        List<String> measured = probe();
        assertThat(measured).hasSameSizeAs(SETS);
        for (String line : measured) {
            String[] numbers = line.split(" ");
            Sizing predicted = sizing(numbers[0]);
            assertNear(line + " heap", predicted.bytes(Sizing.Place.HEAP), numbers[1]);
            assertNear(line + " mapped", predicted.bytes(Sizing.Place.MAPPED), numbers[2]);
            assertNear(line + " disk", predicted.bytes(Sizing.Place.DISK), numbers[3]);
        }
    }

    private static void assertNear(String what, long predicted, String measured) {
        System.out.println(what + ", predicted " + predicted + ", measured " + measured);
        assertThat(predicted).as(what).isCloseTo(Long.parseLong(measured), withinPercentage(PERCENT));
    }

    private static Sizing sizing(String set) {
        String[] parts = set.split(":");
        return Sizing.builder(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]))
                .quantization(Quantization.valueOf(parts[2]))
                .storage(VectorStorage.valueOf(parts[3]))
                .hnsw(HnswConfig.builder().m(Integer.parseInt(parts[5])).build())
                .idBytes(12)
                .metadata(Integer.parseInt(parts[4]), 20)
                .build();
    }

    private List<String> probe() throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SizingProbe.class.getName(),
                directory.toString()));
        command.addAll(SETS);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }

    @Test
    void theOftenQuotedFormulaIsRightForFloatsOf128DimensionsOnly() {
        int n = 1_000_000;
        assertThat(vectorsAndLinks(n, 128, Quantization.NONE)).isCloseTo(640L * n, withinPercentage(5));
        assertThat(vectorsAndLinks(n, 384, Quantization.NONE)).isGreaterThan(2L * 640 * n);
        // 4-bit codes make vectors eight times smaller, not links.
        long links = bytes(n, 128, Quantization.INT4, "links");
        assertThat(links).isGreaterThan(640L * n / 8);
        assertThat(links).isEqualTo(bytes(n, 128, Quantization.NONE, "links"));
    }

    private static long vectorsAndLinks(int n, int dimension, Quantization codes) {
        return bytes(n, dimension, codes, "full vectors") + bytes(n, dimension, codes, "links");
    }

    private static long bytes(int n, int dimension, Quantization codes, String name) {
        return Sizing.builder(n, dimension).quantization(codes).build().parts().stream()
                .filter(it -> it.place() == Sizing.Place.HEAP && it.name().startsWith(name))
                .mapToLong(Sizing.Part::bytes)
                .sum();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Sizing.builder(0, 8)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Sizing.builder(1, 100_000)).hasMessageContaining("65536");
    }

    @Test
    void aBillionEntriesDoNotOverflow() {
        Sizing sizing = Sizing.builder(1_000_000_000, 1536).metadata(10, 1_000).build();
        assertThat(sizing.bytes(Sizing.Place.HEAP)).isGreaterThan(4L * 1536 * 1_000_000_000);
        assertThat(sizing.parts()).allMatch(it -> it.bytes() > 0);
    }
}
