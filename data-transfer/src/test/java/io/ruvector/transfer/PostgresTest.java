package io.ruvector.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads what is exported into a real PostgreSQL, and imports what pg_dump makes of it. */
class PostgresTest {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    @TempDir
    private Path folder;

    private Path programs = INSTALLED;
    private Path cluster = INSTALLED;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isDirectory(INSTALLED), "PostgreSQL is not installed: apt install postgresql");
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            programs =
                    versions.map(it -> it.resolve("bin")).max(Path::compareTo).orElseThrow();
        }
        cluster = Files.createTempDirectory("ruvector-postgres");
        if (ROOT) {
            run(List.of("chown", "postgres", cluster.toString()));
        }
        asServer("initdb", "-A", "trust", "-U", "tester", "-E", "UTF8", "--locale=C", "-D", cluster + "/data");
        asServer(
                "pg_ctl",
                "-w",
                "-D",
                cluster + "/data",
                "-l",
                cluster + "/log",
                "-o",
                "-k " + cluster + " -c listen_addresses=''",
                "start");
    }

    @AfterEach
    void stop() throws Exception {
        if (!cluster.equals(INSTALLED)) {
            asServer("pg_ctl", "-m", "immediate", "-D", cluster + "/data", "stop");
            run(List.of("rm", "-rf", cluster.toString()));
        }
    }

    @Test
    void realArraysLoadAndComeBackFromADump() throws Exception {
        try (VectorDb db = VectorDb.open(DbOptions.of(folder.resolve("store")))) {
            Collection from = collection(db, "from");
            WriteBatch batch = new WriteBatch();
            RandomEntries.of(300, 17, 3).forEach(it -> batch.insert(from, it));
            db.write(batch);
            Path sql = folder.resolve("from.sql");
            new Exporter(db)
                    .run(
                            new ExportRequest("from", Optional.empty(), sql, TransferFormat.SQL, SqlVectors.REAL_ARRAY),
                            TransferProgress.NONE);
            client("psql", "-v", "ON_ERROR_STOP=1", "-q", "-f", sql.toString(), "postgres");
            Path dump = folder.resolve("dump.sql");
            client("pg_dump", "-t", "from", "-f", dump.toString(), "postgres");
            Collection to = collection(db, "to");
            new Importer(db).run(ImportRequest.builder(RowSource.of(dump), "to").build(), TransferProgress.NONE);
            assertThat(RoundTripTest.all(to)).isEqualTo(RoundTripTest.all(from)).hasSize(300);
            client("pg_dump", "--column-inserts", "-t", "from", "-f", dump.toString(), "postgres");
            Collection inserted = collection(db, "inserted");
            new Importer(db)
                    .run(ImportRequest.builder(RowSource.of(dump), "inserted").build(), TransferProgress.NONE);
            assertThat(RoundTripTest.all(inserted)).isEqualTo(RoundTripTest.all(from));
        }
    }

    private static Collection collection(VectorDb db, String name) {
        return db.createCollection(
                name,
                CollectionOptions.builder(17).similarity(Similarity.EUCLIDEAN).build());
    }

    private void client(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(programs.resolve(program).toString(), "-h", cluster.toString(), "-U", "tester"));
        command.addAll(List.of(arguments));
        run(command);
    }

    /** PostgreSQL refuses to run as root. */
    private void asServer(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(ROOT ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("command.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(Path.of("/tmp").toFile())
                .start();
        int exitCode = process.waitFor();
        assertThat(exitCode).as("%s: %s", command, Files.readString(log)).isZero();
    }
}
