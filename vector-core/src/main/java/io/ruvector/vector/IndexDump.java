package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreIoException;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The index files of a collection, readable: header, counts, histograms, nodes, and what is wrong. For a look at files, whole
 * or damaged; a search never uses it. Best read while nobody has the database open, since vectors may be being written then.
 * Immutable, but {@link #nodes} and {@link #print} read the file again.
 *
 * {@snippet :
 * for (String collection : IndexDump.collections(Path.of("data"))) {
 *     IndexDump.read(Path.of("data"), collection).print(false, System.out::println);
 * }
 * }
 */
public final class IndexDump {
    private static final String SNAPSHOT = ".hnsw2";
    private static final String VECTORS = ".vectors1";

    private final String collection;
    private final @Nullable SnapshotScan snapshot;
    private final @Nullable VectorFileScan vectors;

    private IndexDump(String collection, @Nullable SnapshotScan snapshot, @Nullable VectorFileScan vectors) {
        this.collection = collection;
        this.snapshot = snapshot;
        this.vectors = vectors;
    }

    /**
     * The collections that have index files; those without a graph have none.
     *
     * @param directory a database's
     * @return their names, sorted
     */
    public static List<String> collections(Path directory) {
        Path index = directory.resolve("index");
        if (!Files.isDirectory(index)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(index)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SNAPSHOT) || name.endsWith(VECTORS))
                    .map(name -> URLDecoder.decode(name.substring(0, name.lastIndexOf('.')), StandardCharsets.UTF_8))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StoreIoException("cannot list " + index, e);
        }
    }

    /**
     * Reads the index files of a collection. Never throws because of what is in them.
     *
     * @param directory a database's
     * @param collection the collection's name
     * @return what is in them
     * @throws InvalidInputException when it has none
     * @throws StoreIoException when the system refuses to read them
     */
    public static IndexDump read(Path directory, String collection) {
        String name = URLEncoder.encode(collection, StandardCharsets.UTF_8);
        Path snapshotFile = directory.resolve("index").resolve(name + SNAPSHOT);
        Path vectorFile = directory.resolve("index").resolve(name + VECTORS);
        if (!Files.exists(snapshotFile) && !Files.exists(vectorFile)) {
            throw new InvalidInputException(
                    "collection", collection, "one with index files: " + String.join(", ", collections(directory)));
        }
        try {
            @Nullable SnapshotScan snapshot = Files.exists(snapshotFile) ? new SnapshotScan(snapshotFile) : null;
            @Nullable
            VectorFileScan vectors = Files.exists(vectorFile)
                    ? new VectorFileScan(vectorFile, slot -> snapshot != null && snapshot.isNode(slot))
                    : null;
            return new IndexDump(collection, snapshot, vectors);
        } catch (IOException e) {
            throw new StoreIoException("cannot read the index files of " + collection, e);
        }
    }

    /** The collection's name. */
    public String collection() {
        return collection;
    }

    /** The graph, its codes and entries; empty when the file is missing. */
    public Optional<IndexFile> snapshot() {
        return Optional.ofNullable(snapshot).map(SnapshotScan::summary);
    }

    /** The full vectors; empty when the file is missing. */
    public Optional<IndexFile> vectors() {
        return Optional.ofNullable(vectors).map(VectorFileScan::summary);
    }

    /** Whether the snapshot belongs to the vector file, as far as both are there and say so. */
    public boolean belongTogether() {
        Optional<Object> wanted = snapshot().map(it -> it.fields().get("generation"));
        Optional<Object> found = vectors().map(it -> it.fields().get("generation"));
        return wanted.isEmpty() || found.isEmpty() || wanted.equals(found);
    }

    /**
     * Visits the nodes of the graph in the order of their slots, as far as they are readable.
     *
     * @param visitor receives each
     * @throws StoreIoException when the system refuses to read the file
     */
    public void nodes(Consumer<IndexNode> visitor) {
        if (snapshot != null) {
            try {
                snapshot.nodes(visitor);
            } catch (IOException e) {
                throw new StoreIoException("cannot read the graph of " + collection, e);
            }
        }
    }

    /**
     * Prints it as text.
     *
     * @param nodes whether to print each node, too
     * @param lines receives one line after the other
     */
    public void print(boolean nodes, Consumer<String> lines) {
        lines.accept(collection);
        snapshot().ifPresentOrElse(it -> print(it, lines), () -> lines.accept("  no file " + SNAPSHOT));
        vectors().ifPresentOrElse(it -> print(it, lines), () -> lines.accept("  no file " + VECTORS));
        if (!belongTogether()) {
            lines.accept("  problem: the two files are of different generations");
        }
        if (nodes) {
            nodes(node -> lines.accept(text(node)));
        }
    }

    private static void print(IndexFile file, Consumer<String> lines) {
        lines.accept("  " + file.file() + ", " + file.bytes() + " bytes: " + (file.isSound() ? "sound" : "DAMAGED"));
        file.problems().forEach(it -> lines.accept("    problem: " + it));
        file.fields().forEach((name, value) -> lines.accept(String.format("    %-26s%s", name, text(value))));
    }

    private static String text(Object value) {
        return value instanceof Map<?, ?> histogram
                ? histogram.entrySet().stream()
                        .map(it -> it.getKey() + ": " + it.getValue())
                        .collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    private static String text(IndexNode node) {
        return "  slot " + node.slot() + " "
                + node.id().map(it -> '"' + it + '"').orElse("(dead)") + " level " + node.level() + " links "
                + node.links().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
