package io.ruvector;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreIoException;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.Quantization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes {@link StoreConfig#FILE}: a commented one at first, later single settings, leaving all other lines as they are. */
public final class StoreConfigText {
    private static final String COMMENTED = """
            # Settings of this store. A setting that is commented out has its default.
            # Programs that open the store read this file; what they say themselves comes before it.

            [store]
            # Codes that graphs are walked by: "int4", "int8", "binary", or "none" for full vectors. Derived data, may change at any time.
            # quantization = "int4"

            # Where full vectors are: "memory", or "mapped" for a file that the system keeps in memory as far as there is room.
            # vectors = "memory"

            # What a write waits for: "sync", the disk, or "ordered", the system, which survives the end of the process only.
            # durability = "sync"

            # Entries up to which a collection has no graph and is searched exactly.
            # exact-up-to = 2000

            # Changed rows of a collection after which its index is written to disk.
            # checkpoint-every = 20000

            # Threads that link the vectors of one batch; the processors by default.
            # index-threads = 2

            # The graph of a collection. When it differs from what the collection has, the graph is built anew at the next open.
            # `ruvector optimize NAME` finds these numbers for a recall that you choose.
            # [collections.documents]
            # m = 16
            # ef-construction = 200
            # ef-search = 64
            """;

    private StoreConfigText() {}

    /**
     * Makes a directory with a commented file of settings.
     *
     * @param directory the store's directory, which need not be there yet
     * @return the file
     * @throws InvalidInputException when there is such a file; it stays as it is
     */
    public static Path create(Path directory) {
        Path file = directory.resolve(StoreConfig.FILE);
        if (Files.exists(file)) {
            throw new InvalidInputException("settings", file, "no such file, so that none is overwritten");
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StoreIoException("cannot make " + directory, e);
        }
        write(file, List.of(COMMENTED.split("\n")));
        return file;
    }

    /**
     * Sets the graph of a collection and the codes of a store.
     *
     * @param directory the store's directory; a commented file is made when there is none
     * @param collection its name
     * @param hnsw the graph's parameters
     * @param quantization the codes; empty for the standard ones
     * @return the file
     * @throws InvalidInputException when the file is not one of settings; it stays as it is
     */
    public static Path set(Path directory, String collection, HnswConfig hnsw, Optional<Quantization> quantization) {
        Path file = directory.resolve(StoreConfig.FILE);
        List<String> lines;
        try {
            lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of(COMMENTED.split("\n")));
        } catch (IOException e) {
            throw new StoreIoException("cannot read " + file, e);
        }
        setCodes(
                lines,
                quantization
                        .map(it -> "quantization = \"" + it.name().toLowerCase(Locale.ROOT) + '"')
                        .orElse("# quantization = \"int4\""));
        setSection(
                lines,
                header(collection),
                List.of(
                        "m = " + hnsw.m(),
                        "ef-construction = " + hnsw.efConstruction(),
                        "ef-search = " + hnsw.efSearch()));
        StoreConfig.of(file, String.join("\n", lines));
        write(file, lines);
        return file;
    }

    private static String header(String collection) {
        return "[collections." + (collection.matches("[A-Za-z0-9_-]+") ? collection : '"' + collection + '"') + "]";
    }

    private static void setCodes(List<String> lines, String setting) {
        int begin = lines.indexOf("[store]");
        if (begin < 0) {
            lines.addAll(0, List.of("[store]", setting, ""));
            return;
        }
        int end = endOfSection(lines, begin);
        for (int i = begin + 1; i < end; i++) {
            if (lines.get(i).matches("#?\\s*quantization\\s*=.*")) {
                lines.set(i, setting);
                return;
            }
        }
        lines.add(begin + 1, setting);
    }

    private static void setSection(List<String> lines, String header, List<String> settings) {
        int begin = lines.indexOf(header);
        if (begin >= 0) {
            lines.subList(begin, endOfSection(lines, begin)).clear();
        } else {
            begin = lines.size();
            lines.add(begin++, "");
        }
        lines.add(begin, header);
        lines.addAll(begin + 1, settings);
    }

    private static int endOfSection(List<String> lines, int begin) {
        int end = begin + 1;
        while (end < lines.size() && !lines.get(end).startsWith("[")) {
            end++;
        }
        return end;
    }

    private static void write(Path file, List<String> lines) {
        Path unfinished = file.resolveSibling(StoreConfig.FILE + ".unfinished");
        try {
            Files.write(unfinished, lines, StandardCharsets.UTF_8);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreIoException("cannot write " + file, e);
        }
    }
}
