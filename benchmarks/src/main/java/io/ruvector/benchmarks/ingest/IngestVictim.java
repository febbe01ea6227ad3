package io.ruvector.benchmarks.ingest;

import io.ruvector.rag.Corpus;
import io.ruvector.rag.IngestListener;
import io.ruvector.rag.IngestOptions;
import io.ruvector.rag.IngestOutcome;
import io.ruvector.rag.Ingestor;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Ingests a folder and writes down each document once it was reported stored; killed from outside. */
public final class IngestVictim {
    private IngestVictim() {}

    /**
     * Runs.
     *
     * @param arguments store, folder, file for what was reported
     * @throws IOException if the file cannot be written
     */
    public static void main(String... arguments) throws IOException {
        try (Writer acknowledged =
                Files.newBufferedWriter(Path.of(arguments[2]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ingest(Path.of(arguments[0]), Path.of(arguments[1]), progress -> {
                if (progress.current().outcome() instanceof IngestOutcome.Ingested) {
                    write(acknowledged, progress.current().documentId());
                }
            });
        }
    }

    /**
     * Ingests, gone files pruned.
     *
     * @param store folder of the database
     * @param documents folder
     * @param listener hears of each document
     */
    public static void ingest(Path store, Path documents, IngestListener listener) {
        try (VectorDb db = VectorDb.open(DbOptions.of(store));
                Corpus corpus = Corpus.open(db, new HashedWords())) {
            IngestOptions options =
                    IngestOptions.builder().prune(true).listener(listener).build();
            new Ingestor(corpus).ingest(documents, options);
        }
    }

    private static void write(Writer out, String id) {
        try {
            out.write(id + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
