package io.ruvector.rag;

import io.ruvector.rag.IngestOutcome.FailureReason;
import io.ruvector.rag.IngestOutcome.SkipReason;
import io.ruvector.store.RuVectorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One ingest: several threads prepare documents, the calling thread writes them and reports. What is ready at the same
 * time is written together, up to a bound, so that many small documents share one fsync.
 */
final class IngestRun {
    private static final int MAX_PASSAGES_A_WRITE = 512;

    /** So many passages are written between two updates of the keyword index. */
    private static final int PASSAGES_AN_INDEX_UPDATE = 1_000;

    /** A task's place, and either what is to be written or its result. */
    private record Done(
            int place,
            @Nullable PreparedDocument prepared,
            @Nullable DocumentResult result) {}

    private final Corpus corpus;
    private final IngestOptions options;
    private final int threads;
    private final PassageMaker maker;
    private @Nullable DocumentResult[] results = {};
    private int finished;
    private int chunks;
    private int unindexed;

    IngestRun(Corpus corpus, IngestOptions options, int threads) {
        this.corpus = corpus;
        this.options = options;
        this.threads = threads;
        this.maker = new PassageMaker(corpus, options);
    }

    IngestReport run(List<IngestTask> tasks) {
        long began = System.nanoTime();
        results = new DocumentResult[tasks.size()];
        try (ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("ingest-", 0).factory())) {
            try {
                work(tasks, new ExecutorCompletionService<>(workers));
            } catch (InterruptedException e) {
                workers.shutdownNow();
                Thread.currentThread().interrupt();
                throw new RuVectorException(
                        "the ingest was interrupted after " + finished + " of " + tasks.size()
                                + " documents; those are stored",
                        e);
            } catch (RuntimeException e) {
                workers.shutdownNow();
                throw e;
            }
        }
        corpus.textIndex().catchUp();
        List<DocumentResult> all = new ArrayList<>();
        for (DocumentResult result : results) {
            if (result != null) {
                all.add(result);
            }
        }
        return new IngestReport(all, Duration.ofNanos(System.nanoTime() - began));
    }

    private void work(List<IngestTask> tasks, CompletionService<Done> service) throws InterruptedException {
        int submitted = 0;
        int taken = 0;
        while (taken < tasks.size()) {
            while (submitted < tasks.size() && submitted - taken < 4 * threads) {
                int place = submitted++;
                IngestTask task = tasks.get(place);
                service.submit(() -> prepare(place, task));
            }
            List<Done> ready = new ArrayList<>();
            int passages = 0;
            @Nullable Future<Done> next = service.take();
            while (next != null) {
                Done done = outcome(next);
                ready.add(done);
                taken++;
                passages +=
                        done.prepared() == null ? 0 : done.prepared().entries().size();
                next = passages < MAX_PASSAGES_A_WRITE ? service.poll() : null;
            }
            write(ready);
        }
    }

    private static Done outcome(Future<Done> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a task reports failures as results", e.getCause());
        }
    }

    private void write(List<Done> ready) {
        List<PreparedDocument> documents =
                ready.stream().map(Done::prepared).filter(Objects::nonNull).toList();
        Map<String, RuVectorException> refused = store(documents);
        for (Done done : ready) {
            PreparedDocument document = done.prepared();
            if (document == null) {
                report(done.place(), done.result());
                continue;
            }
            RuVectorException refusal = refused.get(document.key());
            if (refusal == null) {
                chunks += document.entries().size();
                unindexed += document.entries().size();
                report(done.place(), document.result());
            } else {
                report(
                        done.place(),
                        failed(document.record().source(), document.record().id(), refusal));
            }
        }
        if (unindexed >= PASSAGES_AN_INDEX_UPDATE) {
            corpus.textIndex().catchUp();
            unindexed = 0;
        }
    }

    /** Writes documents together; where the store refuses that, one by one, so that only the culprit fails. */
    private Map<String, RuVectorException> store(List<PreparedDocument> documents) {
        Map<String, RuVectorException> refused = new HashMap<>();
        if (documents.isEmpty()) {
            return refused;
        }
        try {
            corpus.replace(documents);
        } catch (RuVectorException e) {
            if (documents.size() == 1) {
                refused.put(documents.getFirst().key(), e);
            } else {
                documents.forEach(document -> refused.putAll(store(List.of(document))));
            }
        }
        return refused;
    }

    private void report(int place, @Nullable DocumentResult result) {
        if (result != null) {
            results[place] = result;
            finished++;
            options.listener().progressed(new IngestProgress(finished, results.length, result, chunks));
        }
    }

    private Done prepare(int place, IngestTask task) {
        try {
            return switch (task) {
                case IngestTask.Settled settled -> settled(place, task, settled.outcome());
                case IngestTask.Gone gone -> {
                    corpus.remove(options.scope(), gone.documentId());
                    yield settled(place, task, new IngestOutcome.Removed());
                }
                case IngestTask.OfDocument document -> prepare(place, document);
                case IngestTask.OfFile file -> prepare(place, file);
            };
        } catch (IngestFailure e) {
            return settled(place, task, e.outcome());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Done(place, null, failed(task.source(), task.documentId(), e));
        }
    }

    private Done prepare(int place, IngestTask.OfDocument document) throws IngestFailure {
        String fingerprint = document.fingerprint(options);
        if (stored(document, fingerprint)) {
            return settled(place, document, new IngestOutcome.Unchanged());
        }
        return new Done(place, maker.prepare(document.content(options, fingerprint)), null);
    }

    private Done prepare(int place, IngestTask.OfFile file) throws IngestFailure {
        Optional<IngestOutcome> refusal = file.refusal();
        if (refusal.isPresent()) {
            return settled(place, file, refusal.get());
        }
        byte[] bytes = file.read(options.maxFileBytes());
        String fingerprint = file.fingerprint(bytes, options);
        if (stored(file, fingerprint)) {
            return settled(place, file, new IngestOutcome.Unchanged());
        }
        DocumentContent content = file.content(bytes, options, fingerprint);
        if (content.parsed().blocks().isEmpty()) {
            boolean removed = corpus.remove(options.scope(), file.documentId());
            return settled(
                    place, file, removed ? new IngestOutcome.Removed() : new IngestOutcome.Skipped(SkipReason.EMPTY));
        }
        return new Done(place, maker.prepare(content), null);
    }

    private boolean stored(IngestTask task, String fingerprint) {
        return corpus.document(options.scope(), task.documentId())
                .filter(record -> record.fingerprint().equals(fingerprint))
                .isPresent();
    }

    private static Done settled(int place, IngestTask task, IngestOutcome outcome) {
        return new Done(place, null, new DocumentResult(task.source(), task.documentId(), outcome));
    }

    private static DocumentResult failed(String source, String id, Throwable failure) {
        FailureReason reason = failure instanceof RuVectorException ? FailureReason.REFUSED : FailureReason.MALFORMED;
        String message = failure instanceof RuVectorException
                ? String.valueOf(failure.getMessage())
                : "cannot take " + source + ": " + failure;
        return new DocumentResult(source, id, new IngestOutcome.Failed(reason, message));
    }
}
