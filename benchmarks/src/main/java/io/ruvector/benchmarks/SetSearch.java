package io.ruvector.benchmarks;

import io.ruvector.AgenticDb;
import io.ruvector.rag.HybridRetriever;
import io.ruvector.rag.IngestOptions;
import io.ruvector.rag.IngestReport;
import io.ruvector.rag.RetrievalQuery;
import io.ruvector.rag.RetrievedPassage;
import io.ruvector.rag.SourceDocument;
import io.ruvector.search.SearchMode;
import java.util.List;
import java.util.Locale;

/** One retrieval set in an open database. */
final class SetSearch {
    private static final int DEPTH = 100;

    private final AgenticDb db;
    private final HybridRetriever retriever;

    SetSearch(AgenticDb db) {
        this.db = db;
        this.retriever = new HybridRetriever(db.corpus());
    }

    /** Ingests the corpus; documents that are there already are skipped. Returns what happened, for the report. */
    String ingest(RetrievalSet set) {
        List<SourceDocument> documents =
                set.corpus().stream().map(SetSearch::document).toList();
        IngestReport report = db.ingest(documents, IngestOptions.defaults());
        if (report.failed() > 0) {
            throw new IllegalStateException(report.failed() + " documents not ingested, the first: "
                    + report.failures().getFirst());
        }
        return String.format(
                Locale.ROOT,
                "%s: %d documents ingested into %d passages in %.1f s, %d unchanged",
                set.name(),
                report.ingested(),
                report.chunks(),
                report.took().toMillis() / 1000.0,
                report.unchanged());
    }

    /** A document needs a text: a title stands in for a missing one, and the id for both. */
    private static SourceDocument document(Passage passage) {
        if (!passage.text().isBlank()) {
            return SourceDocument.of(passage.id(), passage.title(), passage.text());
        }
        return SourceDocument.of(passage.id(), "", passage.title().isBlank() ? passage.id() : passage.title());
    }

    /** Ids of the documents found, best first; ratings that a kept database may hold do not count. */
    List<String> documents(String query, SearchMode mode) {
        RetrievalQuery asked = RetrievalQuery.builder(query)
                .scope(db.scope().tenant())
                .mode(mode)
                .k(DEPTH)
                .feedback(false)
                .build();
        return retriever.retrieve(asked).stream()
                .map(RetrievedPassage::documentId)
                .distinct()
                .toList();
    }
}
