package io.ruvector.cli;

import io.ruvector.StoreConfig;
import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.store.CommitLog;
import io.ruvector.store.RuVectorException;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VerifyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector doctor}: whether this machine and the store are in order. */
@Command(
        name = "doctor",
        header = "Check Java, SIMD, memory, disk, and whether the store can be opened and is whole.",
        description =
                "Each line is ok, a remark, or wrong; wrong ones say what to do. Exits with 1 when something is wrong.",
        footer = {"Example:", "  ruvector doctor --store .ruvector"})
final class DoctorCommand implements Callable<Integer> {
    private static final int JAVA = 25;
    private static final long MIB = 1L << 20;
    private static final long LITTLE_DISK = 512 * MIB;
    private static final long LITTLE_HEAP = 256 * MIB;

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Override
    public Integer call() throws IOException {
        RuVectorCommand root = RuVectorCommand.of(parent);
        List<Check> checks = new ArrayList<>(List.of(java(), simd(), heap(), disk(root.store())));
        checks.addAll(store(root.store()));
        if (root.json()) {
            root.terminal().document(Map.of("checks", checks));
        }
        checks.forEach(it -> print(it, root.terminal()));
        return checks.stream().anyMatch(it -> it.state() == State.WRONG) ? ExitCode.FAILED : ExitCode.OK;
    }

    private static void print(Check check, Terminal terminal) {
        Style style = switch (check.state()) {
            case OK -> Style.GREEN;
            case REMARK -> Style.CYAN;
            case WRONG -> Style.RED;
        };
        String state = String.format(Locale.ROOT, "%-7s", check.state().name().toLowerCase(Locale.ROOT));
        terminal.line("  " + terminal.styled(style, state) + String.format(Locale.ROOT, "%-8s", check.what())
                + check.found());
    }

    private static Check java() {
        Runtime.Version version = Runtime.version();
        return version.feature() == JAVA
                ? new Check("java", State.OK, version.toString())
                : new Check("java", State.REMARK, version + "; tested with " + JAVA);
    }

    private static Check simd() {
        boolean on = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return on
                ? new Check("simd", State.OK, "the Vector API is there")
                : new Check(
                        "simd",
                        State.REMARK,
                        "off: start Java with --add-modules=jdk.incubator.vector for faster searches");
    }

    private static Check heap() {
        long most = Runtime.getRuntime().maxMemory();
        String found = most / MIB + " MB of heap at most";
        return most < LITTLE_HEAP
                ? new Check("memory", State.REMARK, found + "; more with RUVECTOR_JAVA_OPTS=-Xmx1g")
                : new Check("memory", State.OK, found + "; \"ruvector sizing\" says what a collection needs");
    }

    private static Check disk(Path store) throws IOException {
        Path there = store.toAbsolutePath();
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent(), "the root of a file system is there");
        }
        long free = Files.getFileStore(there).getUsableSpace();
        String found = free / MIB + " MB free at " + there;
        if (!Files.isWritable(there)) {
            return new Check(
                    "disk", State.WRONG, there + " cannot be written: change its rights, or take another --store");
        }
        return new Check("disk", free < LITTLE_DISK ? State.WRONG : State.OK, found);
    }

    private static List<Check> store(Path store) throws IOException {
        if (!Files.isDirectory(store)) {
            return List.of(new Check("store", State.REMARK, store + " is not there yet"));
        }
        List<Check> checks = new ArrayList<>();
        try (VectorDb db = VectorDb.open(
                StoreConfig.in(store).apply(DbOptions.builder(store)).build())) {
            checks.add(new Check(
                    "store",
                    State.OK,
                    store + ": format " + db.info().formatVersion() + ", commit " + db.sequence() + ", "
                            + db.info().bytesOnDisk() / MIB + " MB"));
            VerifyReport report = db.verify();
            checks.add(
                    report.isClean()
                            ? new Check("verify", State.OK, "rows, indexes and checksums agree")
                            : new Check(
                                    "verify",
                                    State.WRONG,
                                    report.findings().size() + " things are wrong: ruvector verify lists them"));
        } catch (RuVectorException e) {
            checks.add(new Check("store", State.WRONG, String.valueOf(e.getMessage())));
        }
        checks.add(log(store));
        return checks;
    }

    private static Check log(Path store) throws IOException {
        if (!CommitLog.isKeptIn(store)) {
            return new Check("backup", State.REMARK, "no backup was ever made: ruvector backup create --to DIR");
        }
        Path archive = store.resolve("rows").resolve("archive");
        long bytes = 0;
        if (Files.isDirectory(archive)) {
            try (Stream<Path> files = Files.list(archive)) {
                bytes = files.mapToLong(it -> it.toFile().length()).sum();
            }
        }
        return new Check("backup", State.OK, "the log is kept; " + bytes / MIB + " MB of it wait to be archived");
    }

    /** What a check gave. */
    enum State {
        OK,
        REMARK,
        WRONG
    }

    /** One line: what was checked, what it gave, what was found. */
    record Check(String what, State state, String found) {}
}
