package io.ruvector.server;

import io.ruvector.AgenticDb;
import io.ruvector.rag.Answer;
import io.ruvector.rag.IngestReport;
import io.ruvector.rag.RetrievedPassage;
import io.ruvector.rag.SourceDocument;
import io.ruvector.vector.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Documents, questions and ratings over HTTP. */
@RestController
@RequestMapping("/v1")
class DocumentController {

    private final AgenticDb db;

    DocumentController(AgenticDb db) {
        this.db = db;
    }

    /** A document to ingest. */
    record NewDocument(
            @Nullable String id,
            @Nullable String title,
            @Nullable String text) {}

    /** A question, to all passages or to those whose metadata meets a filter in its text form. */
    record Question(@Nullable String question, @Nullable String filter) {}

    /** A rating of an earlier answer in [-1, 1]. */
    record Rating(@Nullable String queryId, @Nullable Double rating) {}

    @PostMapping("/documents")
    @ResponseStatus(HttpStatus.CREATED)
    IngestReport ingest(@RequestBody NewDocument body) {
        return db.ingest(SourceDocument.of(
                Required.field("id", body.id()),
                body.title() == null ? "" : body.title(),
                Required.field("text", body.text())));
    }

    @PostMapping("/ask")
    Answer ask(@RequestBody Question body) {
        return db.ask(Required.field("question", body.question()), filter(body.filter()));
    }

    @GetMapping("/documents/search")
    List<RetrievedPassage> search(
            @RequestParam String q,
            @RequestParam(defaultValue = "5") int k,
            @RequestParam(required = false) @Nullable String filter) {
        return db.retrieve(q, k, filter(filter));
    }

    @PostMapping("/feedback")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void feedback(@RequestBody Rating body) {
        db.feedback(Required.field("queryId", body.queryId()), Required.field("rating", body.rating()));
    }

    private static Filter filter(@Nullable String text) {
        return text == null ? Filter.and() : Filter.parse(text);
    }
}
