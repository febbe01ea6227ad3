package io.ruvector.rag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The process that the crash test kills: ingests a folder and writes down each document after it was reported done. */
final class IngestChild {
    private IngestChild() {}

    public static void main(String[] arguments) {
        Path acknowledged = Path.of(arguments[2]);
        IngestListener listener = progress -> {
            try {
                Files.writeString(
                        acknowledged,
                        progress.current().documentId() + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        IngestOptions options = IngestOptions.builder()
                .chunks(IngestCrashTest.CHUNKS)
                .listener(listener)
                .build();
        try (TestCorpus test = new TestCorpus(Path.of(arguments[0]))) {
            new Ingestor(test.corpus(), 2).ingest(Path.of(arguments[1]), options);
        }
    }
}
