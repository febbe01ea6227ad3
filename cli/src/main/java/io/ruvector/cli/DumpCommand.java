package io.ruvector.cli;

import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.vector.IndexDump;
import io.ruvector.vector.IndexFile;
import io.ruvector.vector.IndexNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector dump}: the index files in readable form. */
@Command(
        name = "dump",
        header = "Show what the index files hold, also damaged ones as far as they are readable.",
        description = {
            "Reads the files of a store that is closed; docs/file-format.md explains the fields. Collections that are"
                    + " small enough to be searched exactly have no index files.",
            "Exits with 1 when a file is damaged."
        },
        footer = {
            "Examples:",
            "  ruvector dump",
            "  ruvector dump --collection colours --nodes",
        })
final class DumpCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Option(names = "--collection", paramLabel = "NAME", description = "Only this one")
    private @Nullable String collection;

    @Option(names = "--nodes", description = "Each node of the graph, too: slot, id, level, links of each layer")
    private boolean nodes;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        root.requireStore();
        List<String> names = collection == null ? IndexDump.collections(root.store()) : List.of(collection);
        List<IndexDump> dumps =
                names.stream().map(it -> IndexDump.read(root.store(), it)).toList();
        if (root.json()) {
            terminal.document(
                    Map.of("collections", dumps.stream().map(this::document).toList()));
        }
        dumps.forEach(dump -> dump.print(nodes, terminal::line));
        boolean sound = dumps.stream()
                        .flatMap(it -> Stream.of(it.snapshot(), it.vectors()))
                        .flatMap(it -> it.stream())
                        .allMatch(IndexFile::isSound)
                && dumps.stream().allMatch(IndexDump::belongTogether);
        if (dumps.isEmpty()) {
            terminal.line("No collection has index files");
        } else if (!sound) {
            terminal.line(
                    terminal.styled(Style.RED, "a file is damaged; the next open builds its index from the rows"));
        }
        return sound ? ExitCode.OK : ExitCode.FAILED;
    }

    private Map<String, Object> document(IndexDump dump) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("collection", dump.collection());
        dump.snapshot().ifPresent(it -> document.put("snapshot", document(it)));
        dump.vectors().ifPresent(it -> document.put("vectors", document(it)));
        if (nodes) {
            List<IndexNode> all = new ArrayList<>();
            dump.nodes(all::add);
            document.put("nodes", all);
        }
        return document;
    }

    private static Map<String, Object> document(IndexFile file) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file.file().toString());
        document.put("bytes", file.bytes());
        document.put("sound", file.isSound());
        document.put("problems", file.problems());
        document.put("fields", file.fields());
        return document;
    }
}
