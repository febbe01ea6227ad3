package io.ruvector.cli;

import io.ruvector.cli.terminal.Terminal;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
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
            "  ruvector search --collection colours --vector 0.9,0.1,0",
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

    @Option(names = "--meta", paramLabel = "KEY=VALUE", description = "Metadata; may be given several times")
    private Map<String, String> metadata = new LinkedHashMap<>();

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        float[] numbers = VectorText.parse("--vector", vector);
        try (OpenDatabase open = OpenDatabase.withoutModel(root)) {
            VectorDb vectors = open.db().vectors();
            Collection target = create && !vectors.collectionNames().contains(collection)
                    ? vectors.createCollection(
                            collection,
                            CollectionOptions.builder(numbers.length).build())
                    : vectors.collection(collection);
            target.upsert(VectorEntry.of(id, numbers, new LinkedHashMap<>(metadata)));
            if (root.json()) {
                terminal.document(Map.of("collection", collection, "id", id, "count", target.count()));
            }
            terminal.line("Stored " + id + " in " + collection + ", which holds " + target.count() + " vectors now");
        }
        return ExitCode.OK;
    }
}
