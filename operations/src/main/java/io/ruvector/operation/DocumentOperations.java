package io.ruvector.operation;

import io.ruvector.AgenticDb;
import io.ruvector.operation.view.AnswerView;
import io.ruvector.operation.view.PassageView;
import io.ruvector.rag.IngestOptions;
import io.ruvector.rag.IngestOutcome;
import io.ruvector.rag.IngestReport;
import io.ruvector.rag.SourceDocument;
import io.ruvector.rag.StoredDocument;
import io.ruvector.store.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents: ingested, searched, asked, removed. */
final class DocumentOperations {

    private static final int MOST_CHARACTERS = 8_000_000;

    static final InputType<Question> QUESTION = InputType.of(Question.class);

    private DocumentOperations() {}

    record NewDocument(
            @Described(value = "Names the document; one with the same id is replaced", most = 1_000)
            String id,

            @Described(value = "Its text, plain or Markdown", most = MOST_CHARACTERS)
            String text,

            @Described(value = "Its title", most = 1_000) @Nullable
            String title,

            @Described("Values that its passages get, to filter by") @Nullable
            Map<String, Object> metadata) {}

    record Ingested(String id, boolean changed, int passages) {}

    record Question(
            @Described(value = "The question", most = 10_000)
            String question,

            @Described(Conditions.HELP + "; passages have document, source, title, heading, start, end, ordinal")
            @Nullable
            String filter) {}

    record Search(
            @Described(value = "What to look for", most = 10_000)
            String query,

            @Described(value = "How many at most; 5 if left out", min = 1, max = 100) @Nullable
            Integer k,

            @Described(Conditions.HELP) @Nullable String filter) {}

    record Passages(List<PassageView> passages) {}

    record DocumentId(
            @Described(value = "The document's id", most = 1_000)
            String id) {}

    record DocumentPage(
            @Described(value = "Where to go on: next of the page before", most = 1_000) @Nullable
            String after,

            @Described(value = "How many at most; 50 if left out", min = 1, max = 1_000) @Nullable
            Integer limit) {}

    record DocumentView(String id, String title, String source, int passages, Instant ingestedAt) {
        static DocumentView of(StoredDocument d) {
            return new DocumentView(d.id(), d.title(), d.source(), d.chunks(), d.ingestedAt());
        }
    }

    record Documents(List<DocumentView> documents, @Nullable String next) {}

    static List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(
                        "rag_ingest",
                        Effect.WRITE,
                        "Ingest a document",
                        "Cuts a document into passages, embeds and stores them. An unchanged document is left alone.",
                        NewDocument.class,
                        Ingested.class,
                        DocumentOperations::ingest),
                Operation.of(
                        "rag_ask",
                        Effect.READ,
                        "Ask the documents",
                        "Answers a question from the ingested documents, with citations; says so when they hold no answer.",
                        Question.class,
                        AnswerView.class,
                        (db, in) -> AnswerView.of(db.ask(in.question, Conditions.of(in.filter)))),
                Operation.of(
                        "rag_search",
                        Effect.READ,
                        "Search passages",
                        "Passages that fit a question, by keywords and meaning together.",
                        Search.class,
                        Passages.class,
                        (db, in) -> new Passages(
                                db.retrieve(in.query, in.k == null ? 5 : in.k, Conditions.of(in.filter)).stream()
                                        .map(PassageView::of)
                                        .toList())),
                Operation.of(
                        "document_list",
                        Effect.READ,
                        "List documents",
                        "Ingested documents by id, page by page.",
                        DocumentPage.class,
                        Documents.class,
                        DocumentOperations::list),
                Operation.of(
                        "document_remove",
                        Effect.REMOVE,
                        "Remove a document",
                        "Removes a document with its passages.",
                        DocumentId.class,
                        Done.class,
                        (db, in) ->
                                new Done(in.id, db.corpus().remove(db.scope().tenant(), in.id))));
    }

    private static Ingested ingest(AgenticDb db, NewDocument in) {
        SourceDocument document = new SourceDocument(
                in.id, MemoryOperations.or(in.title), in.text, in.metadata == null ? Map.of() : in.metadata);
        IngestReport report = db.ingest(List.of(document), IngestOptions.defaults());
        IngestOutcome outcome = report.results().getFirst().outcome();
        if (outcome instanceof IngestOutcome.Failed failed) {
            throw new InvalidInputException("text", in.text, "a document that can be read: " + failed.message());
        }
        return new Ingested(in.id, report.ingested() > 0, report.chunks());
    }

    private static Documents list(AgenticDb db, DocumentPage in) {
        List<DocumentView> all = new ArrayList<>();
        db.corpus().forEachDocument(db.scope().tenant(), document -> all.add(DocumentView.of(document)));
        all.sort(Comparator.comparing(DocumentView::id));
        int limit = in.limit == null ? 50 : in.limit;
        String after = MemoryOperations.or(in.after);
        List<DocumentView> page = all.stream()
                .filter(document -> document.id.compareTo(after) > 0)
                .limit(limit)
                .toList();
        boolean more = !page.isEmpty() && page.getLast() != all.getLast();
        return new Documents(page, more ? page.getLast().id : null);
    }
}
