package io.ruvector.examples.support;

import io.ruvector.AgenticDb;
import io.ruvector.rag.Answer;
import io.ruvector.rag.IngestReport;
import io.ruvector.rag.RetrievedPassage;
import java.nio.file.Path;
import java.util.List;

/** Answers from documents, with citations, and learns from the pages that customers open. */
final class SupportAgent {

    private static final int SHOWN = 10;

    private final AgenticDb db;

    SupportAgent(AgenticDb db) {
        this.db = db;
    }

    IngestReport read(Path folder) {
        return db.ingest(folder);
    }

    Answer answer(String question) {
        return db.ask(question);
    }

    /** A customer was shown the answer's passages and opened a page: its passages are remembered as what helped. */
    void opened(Answer answer, String page) {
        List<String> clicked = answer.passages().stream()
                .filter(passage -> isOf(passage, page))
                .map(RetrievedPassage::id)
                .toList();
        if (!clicked.isEmpty()) {
            db.corpus().feedback().clicked(db.scope().tenant(), answer.queryId(), clicked);
        }
    }

    /** One over the place at which the first passage of the page is found among ten; 0 when it is not. */
    double reciprocalRank(String question, String page) {
        List<RetrievedPassage> found = db.retrieve(question, SHOWN);
        for (int i = 0; i < found.size(); i++) {
            if (isOf(found.get(i), page)) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    private static boolean isOf(RetrievedPassage passage, String page) {
        return passage.source().endsWith(page);
    }
}
