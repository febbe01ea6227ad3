package io.ruvector.cli;

import io.ruvector.cli.terminal.Terminal;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.Filter;
import io.ruvector.vector.FilterSyntaxException;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector insert}: puts one vector of the caller's own into a collection. */
@Command(
        name = "insert",
        header = "Put one vector of your own into a collection.",
        description = "For vectors that another model made. A vector with the same id is replaced.",
        footer = {
            "Examples:",
            "  ruvector insert colours red --vector 1,0,0 --create",
            "  ruvector insert colours rust --vector 0.7,0.2,0 --meta warm=yes",
            "  ruvector insert colours teal --vector 0,0.5,0.5 --meta year:=2024 --meta 'tags:=[\"calm\", \"new\"]'",
            "  ruvector search --collection colours --vector 0.9,0.1,0 --filter 'year >= 2020'",
        })
final class InsertCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(index = "0", paramLabel = "COLLECTION", description = "Its name")
    private String collection = "";

    @Parameters(index = "1", paramLabel = "ID", description = "Names the vector within the collection")
    private String id = "";

    @Option(names = "--vector", required = true, paramLabel = "NUMBERS", description = "Such as 0.1,0.2,0.3")
    private String vector = "";

    @Option(names = "--create", description = "Make the collection, with this vector's dimension, if there is none")
    private boolean create;

    @Option(
            names = "--meta",
            paramLabel = "KEY=VALUE",
            description =
                    "Metadata as text; KEY:=VALUE for a number, true, [\"a\", \"b\"] or time \"2026-01-02\". May be given"
                            + " several times")
    private Map<String, String> metadata = new LinkedHashMap<>();

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        float[] numbers = VectorText.parse("--vector", vector);
        Map<String, Object> typed = typed(metadata);
        try (OpenDatabase open = OpenDatabase.withoutModel(root)) {
            VectorDb vectors = open.db().vectors();
            Collection target = create && !vectors.collectionNames().contains(collection)
                    ? vectors.createCollection(
                            collection,
                            CollectionOptions.builder(numbers.length).build())
                    : vectors.collection(collection);
            target.upsert(VectorEntry.of(id, numbers, typed));
            if (root.json()) {
                terminal.document(Map.of("collection", collection, "id", id, "count", target.count()));
            }
            terminal.line("Stored " + id + " in " + collection + ", which holds " + target.count() + " vectors now");
        }
        return ExitCode.OK;
    }

    private static Map<String, Object> typed(Map<String, String> given) {
        Map<String, Object> typed = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            if (key.endsWith(":")) {
                typed.put(key.substring(0, key.length() - 1), value(key, value));
            } else {
                typed.put(key, value);
            }
        });
        return typed;
    }

    private static Object value(String key, String value) {
        try {
            return Filter.parseValue(value);
        } catch (FilterSyntaxException e) {
            throw new InvalidInputException("--meta " + key + "=", value, e.expected());
        }
    }
}
