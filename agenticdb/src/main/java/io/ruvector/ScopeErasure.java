package io.ruvector;

import io.ruvector.memory.ForgetReport;
import io.ruvector.memory.ForgetReport.Look;
import io.ruvector.memory.Scope;
import io.ruvector.rag.Corpus;
import java.util.ArrayList;
import java.util.List;

/**
 * Forgets what was kept within a scope, in every part of a database, and looks afterwards what is left. Part by part: after a
 * crash in between, it is to be called again.
 */
final class ScopeErasure {

    private final Parts parts;

    ScopeErasure(Parts parts) {
        this.parts = parts;
    }

    ForgetReport forget(Scope within) {
        Learned learned = parts.learned();
        ForgetReport report = learned.memory()
                .forgetScope(within)
                .and(learned.facts().forgetScope(within))
                .and(learned.skills().forgetScope(within))
                .and(parts.transcripts.get().forgetScope(within));
        return within.equals(Scope.of(within.tenant())) ? report.and(ofTenant(within.tenant())) : report;
    }

    /** What is kept by tenant alone. */
    private ForgetReport ofTenant(String tenant) {
        Corpus corpus = parts.corpus.get();
        List<String> documents = documents(corpus, tenant);
        documents.forEach(id -> corpus.remove(tenant, id));
        corpus.feedback().erase(tenant);
        List<String> texts = parts.items.get().deleteAll(tenant);
        parts.causal.get().forgetAll(tenant);
        List<String> gone = new ArrayList<>(documents);
        gone.addAll(texts);
        return new ForgetReport(
                gone,
                List.of(
                        new Look("documents", documents(corpus, tenant).size()),
                        new Look("rated questions", corpus.feedback().ratedQuestions(tenant)),
                        new Look("texts", parts.items.get().count(tenant)),
                        new Look("effects", parts.causal.get().count(tenant))));
    }

    private static List<String> documents(Corpus corpus, String tenant) {
        List<String> ids = new ArrayList<>();
        corpus.forEachDocument(tenant, document -> ids.add(document.id()));
        return ids;
    }
}
