package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms that rows of vectors have in files. */
public enum TransferFormat {
    /** A JSON object a line. */
    JSONL(".jsonl", ".ndjson"),
    /** Comma-separated values with a header (RFC 4180). */
    CSV(".csv"),
    /** Apache Parquet; vectors as a list or as one column a component. */
    PARQUET(".parquet"),
    /** An array of NumPy, of one vector a row; no ids. */
    NPY(".npy"),
    /** Vectors of floats, each behind its dimension (TEXMEX); no ids. */
    FVECS(".fvecs"),
    /** RuVector's own: exact, checksummed, versioned. */
    BINARY(".rvrows"),
    /** SQL for PostgreSQL: a table and a COPY, as pg_dump writes them, or its INSERT statements. */
    SQL(".sql"),
    /** What LangChain4j's {@code InMemoryEmbeddingStore.serializeToJson} writes. */
    LANGCHAIN4J,
    /** What Chroma's {@code collection.get} gives, as JSON. */
    CHROMA,
    /** Memories as mem0's API gives them, as JSON; they have no vectors. */
    MEM0,
    /** Letta's agent file, or its archival passages as JSON. */
    LETTA(".af");

    private final List<String> endings;

    TransferFormat(String... endings) {
        this.endings = List.of(endings);
    }

    /** What the names of such files end with; {@code .gz} or {@code .zst} may follow where the format is read from its beginning to its end. */
    public List<String> endings() {
        return endings;
    }

    /**
     * The format of a file by its name.
     *
     * @param file the file
     * @return its format
     * @throws InvalidInputException when the name tells none
     */
    public static TransferFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        String plain = name.replaceFirst("\\.(gz|zst)$", "");
        return Arrays.stream(values())
                .filter(format -> format.endings.stream().anyMatch(plain::endsWith))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "file",
                        file,
                        "a name that ends with " + allEndings() + "; for other names the format has to be said"));
    }

    private static String allEndings() {
        return Arrays.stream(values())
                .flatMap(format -> format.endings.stream())
                .collect(Collectors.joining(", "));
    }
}
