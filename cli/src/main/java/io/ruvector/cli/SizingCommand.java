package io.ruvector.cli;

import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Table;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.Quantization;
import io.ruvector.vector.Sizing;
import io.ruvector.vector.VectorStorage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector sizing}: the bytes that a collection will take. */
@Command(
        name = "sizing",
        header = "Predict the bytes that a collection takes on the heap, mapped and on disk.",
        description = "Uses no store. docs/sizing.md has the formula.",
        footer = {
            "Examples:",
            "  ruvector sizing --entries 1000000 --dimension 384",
            "  ruvector sizing --entries 1000000 --dimension 384 --storage MAPPED --metadata-keys 3",
        })
final class SizingCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Option(names = "--entries", required = true, paramLabel = "N", description = "How many vectors")
    private int entries;

    @Option(names = "--dimension", required = true, paramLabel = "D", description = "Components of a vector")
    private int dimension;

    @Option(names = "--m", paramLabel = "M", description = "Links of the graph. Default: ${DEFAULT-VALUE}")
    private int m = HnswConfig.defaults().m();

    @Option(
            names = "--quantization",
            paramLabel = "CODES",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Quantization quantization = Quantization.INT4;

    @Option(
            names = "--storage",
            paramLabel = "WHERE",
            description = "Of full vectors: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private VectorStorage storage = VectorStorage.MEMORY;

    @Option(names = "--id-bytes", paramLabel = "N", description = "Average length of an id. Default: ${DEFAULT-VALUE}")
    private int idBytes = 16;

    @Option(
            names = "--text-bytes",
            paramLabel = "N",
            description = "Average length of a text. Default: ${DEFAULT-VALUE}")
    private int textBytes;

    @Option(
            names = "--metadata-keys",
            paramLabel = "N",
            description = "Keys of metadata an entry. Default: ${DEFAULT-VALUE}")
    private int metadataKeys;

    @Option(
            names = "--metadata-bytes",
            paramLabel = "N",
            description = "Average length of a value. Default: ${DEFAULT-VALUE}")
    private int metadataBytes = 16;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        HnswConfig hnsw = HnswConfig.builder()
                .m(m)
                .efConstruction(Math.max(m, HnswConfig.defaults().efConstruction()))
                .build();
        Sizing sizing = Sizing.builder(entries, dimension)
                .hnsw(hnsw)
                .quantization(quantization)
                .storage(storage)
                .idBytes(idBytes)
                .textBytes(textBytes)
                .metadata(metadataKeys, metadataBytes)
                .build();
        if (root.json()) {
            root.terminal().document(Map.of("parts", sizing.parts(), "bytes", totals(sizing)));
        }
        print(sizing, root.terminal());
        return ExitCode.OK;
    }

    private static Map<String, Long> totals(Sizing sizing) {
        Map<String, Long> totals = new LinkedHashMap<>();
        for (Sizing.Place place : Sizing.Place.values()) {
            totals.put(place.name().toLowerCase(Locale.ROOT), sizing.bytes(place));
        }
        return totals;
    }

    private void print(Sizing sizing, Terminal terminal) {
        Table table = new Table("where", "what", "MB", "bytes an entry");
        for (Sizing.Place place : Sizing.Place.values()) {
            String where = place.name().toLowerCase(Locale.ROOT);
            sizing.parts().stream()
                    .filter(it -> it.place() == place)
                    .forEach(it -> table.row(where, it.name(), megabytes(it.bytes()), anEntry(it.bytes())));
            long total = sizing.bytes(place);
            if (total > 0) {
                table.row(where, "= together", megabytes(total), anEntry(total));
            }
        }
        table.print(terminal);
        terminal.line(
                "  "
                        + terminal.styled(
                                Style.DIM,
                                "Not in it: the JVM itself, searches at work, and RocksDB's 48 MB of buffers and cache at most"));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f", bytes / 1e6);
    }

    private String anEntry(long bytes) {
        return String.format(Locale.ROOT, "%,.1f", (double) bytes / entries);
    }
}
