package io.ruvector;

import io.ruvector.store.Durability;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreIoException;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.Quantization;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * The settings of a store that lie beside it, in {@code config.toml} (TOML 1.0): how it is opened, and the graphs of its collections.
 * {@link AgenticDbBuilder#open} reads them; what a program says itself comes before them. Immutable.
 *
 * <p>Section {@code [store]}: {@code quantization}, {@code vectors}, {@code durability}, {@code exact-up-to},
 * {@code checkpoint-every}, {@code index-threads}, as in {@link DbOptions}. Sections {@code [collections.NAME]}: {@code m},
 * {@code ef-construction}, {@code ef-search}, as in {@link HnswConfig}.
 */
public final class StoreConfig {
    /** The file's name in the store's directory. */
    public static final String FILE = "config.toml";

    private static final Set<String> SECTIONS = Set.of("store", "collections");
    private static final Set<String> OF_STORE =
            Set.of("quantization", "vectors", "durability", "exact-up-to", "checkpoint-every", "index-threads");
    private static final Set<String> OF_GRAPH = Set.of("m", "ef-construction", "ef-search");

    private final Path file;
    private final JsonNode root;

    private StoreConfig(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * The settings of a store.
     *
     * @param directory the store's directory
     * @return its settings; none when it has no such file
     * @throws InvalidInputException when the file is not TOML, or has a setting or value that there is not
     */
    public static StoreConfig in(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return new StoreConfig(file, JsonNodeFactory.instance.objectNode());
        }
        try {
            return of(file, Files.readString(file));
        } catch (IOException e) {
            throw new StoreIoException("cannot read " + file, e);
        }
    }

    static StoreConfig of(Path file, String text) {
        JsonNode root;
        try {
            root = new TomlMapper().readTree(text);
        } catch (JacksonException e) {
            throw new InvalidInputException(file.toString(), e.getOriginalMessage(), "TOML 1.0");
        }
        StoreConfig config = new StoreConfig(file, root);
        config.known("", root, SECTIONS);
        config.known("store.", root.path("store"), OF_STORE);
        root.path("collections").properties().forEach(it -> {
            config.known("collections." + it.getKey() + ".", it.getValue(), OF_GRAPH);
        });
        // Every value is judged now, not when it is first needed.
        config.apply(DbOptions.builder(file)).build();
        config.graphs(HnswConfig.defaults());
        return config;
    }

    private void known(String prefix, JsonNode section, Set<String> names) {
        if (!section.isMissingNode() && !section.isObject()) {
            throw new InvalidInputException(file + ": " + prefix, section, "a section");
        }
        for (String name : section.propertyNames()) {
            if (!names.contains(name)) {
                throw new InvalidInputException(
                        file.toString(), prefix + name, "one of " + String.join(", ", new TreeSet<>(names)));
            }
        }
    }

    /**
     * Sets what {@code [store]} says.
     *
     * @param options to set it in
     * @return the same
     */
    public DbOptions.Builder apply(DbOptions.Builder options) {
        Quantization quantization = constant("quantization", Quantization.class);
        if (quantization != null) {
            options.quantization(quantization);
        }
        VectorStorage storage = constant("vectors", VectorStorage.class);
        if (storage != null) {
            options.storage(storage);
        }
        Durability durability = constant("durability", Durability.class);
        if (durability != null) {
            options.durability(durability);
        }
        number("store", "exact-up-to", options::exactUpTo);
        number("store", "checkpoint-every", options::checkpointEvery);
        number("store", "index-threads", options::indexThreads);
        return options;
    }

    /**
     * Gives each collection that is there the graph that its section asks for.
     *
     * @param db the open store
     * @return whether one has another graph from the next open on
     */
    boolean migrate(VectorDb db) {
        boolean changed = false;
        for (String name : root.path("collections").propertyNames()) {
            if (db.collectionNames().contains(name)) {
                CollectionOptions is = db.collection(name).options();
                CollectionOptions wanted =
                        new CollectionOptions(is.dimension(), is.similarity(), graph(name, is.hnsw()), is.model());
                changed |= db.migrate(name, wanted);
            }
        }
        return changed;
    }

    private Map<String, HnswConfig> graphs(HnswConfig base) {
        Map<String, HnswConfig> graphs = new TreeMap<>();
        root.path("collections").propertyNames().forEach(name -> graphs.put(name, graph(name, base)));
        return graphs;
    }

    private HnswConfig graph(String name, HnswConfig base) {
        HnswConfig.Builder graph = HnswConfig.builder()
                .m(base.m())
                .efConstruction(base.efConstruction())
                .efSearch(base.efSearch());
        String section = "collections." + name;
        number(section, root.path("collections").path(name), "m", graph::m);
        number(section, root.path("collections").path(name), "ef-construction", graph::efConstruction);
        number(section, root.path("collections").path(name), "ef-search", graph::efSearch);
        return graph.build();
    }

    private <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        JsonNode value = root.path("store").path(name);
        if (value.isMissingNode()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(it ->
                        value.isString() && it.name().equals(value.stringValue().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        file + ": store." + name,
                        value,
                        "one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(it -> '"' + it.name().toLowerCase(Locale.ROOT) + '"')
                                        .toList()));
    }

    private void number(String section, String name, IntConsumer into) {
        number(section, root.path(section), name, into);
    }

    private void number(String section, JsonNode from, String name, IntConsumer into) {
        JsonNode value = from.path(name);
        if (!value.isMissingNode()) {
            if (!value.isInt()) {
                throw new InvalidInputException(file + ": " + section + "." + name, value, "a whole number");
            }
            into.accept(value.intValue());
        }
    }
}
