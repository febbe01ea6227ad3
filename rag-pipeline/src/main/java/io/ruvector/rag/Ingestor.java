package io.ruvector.rag;

import io.ruvector.rag.IngestOutcome.FailureReason;
import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes files, folders and documents into a {@link Corpus}.
 *
 * <p>Documents are read, cut and embedded by several threads; each is stored with all its passages in one atomic and
 * durable write, after which it counts as done. A process that dies in the middle therefore loses no document that was
 * reported done and leaves no half document; ingesting again does the rest, for unchanged documents are known by their
 * content. One bad document never stops the others.
 *
 * <p>Thread-safe.
 *
 * {@snippet :
 * IngestReport report = new Ingestor(corpus).ingest(Path.of("docs"), IngestOptions.builder().prune(true).build());
 * report.failures().forEach(failure -> System.err.println(failure.source() + ": " + failure.outcome()));
 * }
 */
public final class Ingestor {
    private final Corpus corpus;
    private final int threads;

    /** An ingestor that uses every processor. */
    public Ingestor(Corpus corpus) {
        this(corpus, Runtime.getRuntime().availableProcessors());
    }

    /**
     * An ingestor.
     *
     * @param threads how many documents are prepared at a time, at least 1
     */
    public Ingestor(Corpus corpus, int threads) {
        if (threads < 1) {
            throw new InvalidInputException("threads", threads, "at least 1");
        }
        this.corpus = corpus;
        this.threads = threads;
    }

    /** {@link #ingest(Path, IngestOptions)} with the defaults. */
    public IngestReport ingest(Path path) {
        return ingest(path, IngestOptions.defaults());
    }

    /**
     * Takes a file, or all files of a folder and the folders in it.
     *
     * <p>A folder's files are taken by the ending of their names (Markdown, HTML, PDF, JSON Lines, text, source code); a file that is
     * named itself is also tried as PDF or text when its ending says nothing. Hidden files are skipped. A document's id is the
     * absolute path of its file.
     *
     * @return what became of each file; failures are results, not exceptions
     */
    public IngestReport ingest(Path path, IngestOptions options) {
        ScopedKey.check(options.scope());
        Path absolute = path.toAbsolutePath().normalize();
        List<IngestTask> tasks = tasks(absolute);
        if (options.prune() && Files.isDirectory(absolute)) {
            tasks.addAll(gone(absolute, options));
        }
        return new IngestRun(corpus, options, threads).run(tasks);
    }

    /** {@link #ingest(List, IngestOptions)} for one document. */
    public DocumentResult ingest(SourceDocument document, IngestOptions options) {
        return ingest(List.of(document), options).results().getFirst();
    }

    /** Takes documents that the program has at hand. Of several with the same id the last is kept. */
    public IngestReport ingest(List<SourceDocument> documents, IngestOptions options) {
        ScopedKey.check(options.scope());
        List<IngestTask> tasks = new ArrayList<>();
        documents.forEach(document -> tasks.add(new IngestTask.OfDocument(document)));
        return new IngestRun(corpus, options, threads).run(tasks);
    }

    private static List<IngestTask> tasks(Path path) {
        List<IngestTask> tasks = new ArrayList<>();
        if (!Files.isDirectory(path)) {
            tasks.add(new IngestTask.OfFile(path, true));
            return tasks;
        }
        try {
            tasks.addAll(FolderScan.of(path));
        } catch (IOException e) {
            String message = "cannot read the folder " + path + ": " + e.getMessage();
            tasks.add(new IngestTask.Settled(
                    path.toString(), new IngestOutcome.Failed(FailureReason.UNREADABLE, message)));
        }
        return tasks;
    }

    /** Documents that came from files of the folder which are not there any more. */
    private List<IngestTask> gone(Path folder, IngestOptions options) {
        List<IngestTask> gone = new ArrayList<>();
        corpus.forEachDocument(options.scope(), document -> {
            Path file = document.file() ? Path.of(document.source()) : folder;
            if (document.file() && file.startsWith(folder) && Files.notExists(file)) {
                gone.add(new IngestTask.Gone(document.source(), document.id()));
            }
        });
        return gone;
    }
}
