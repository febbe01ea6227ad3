package io.ruvector;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.causal.Observation;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.Scope;
import io.ruvector.memory.chat.Conversation;
import io.ruvector.memory.chat.Utterance;
import io.ruvector.rag.SourceDocument;
import io.ruvector.skill.Skill;
import io.ruvector.vector.BagOfWordsEmbedder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenant fills every part; when it is forgotten, each part is empty of it and the neighbour's is whole. */
class ScopeErasureTest {
    private static final Scope ACME = Scope.of("acme");
    private static final Scope OTHER = Scope.of("acme2");

    @TempDir
    Path directory;

    private AgenticDb open() {
        return AgenticDb.builder(directory)
                .embedder(new BagOfWordsEmbedder(256))
                .open();
    }

    @Test
    void aForgottenTenantLeavesNothingInAnyPart() {
        try (AgenticDb db = open()) {
            fill(db.withScope(ACME));
            fill(db.withScope(OTHER));
            assertThat(things(db, ACME))
                    .isEqualTo(
                            "episodes 1, facts 1, skills 1, passages 1, texts 1, observations 2, turns 1, ratings 1");

            assertThat(db.forgetScope(ACME).clean()).isTrue();
        }
        try (AgenticDb db = open()) {
            assertThat(things(db, ACME))
                    .isEqualTo(
                            "episodes 0, facts 0, skills 0, passages 0, texts 0, observations 0, turns 0, ratings 0");
            assertThat(db.causal().edges("acme")).isEmpty();
            assertThat(things(db, OTHER))
                    .isEqualTo(
                            "episodes 1, facts 1, skills 1, passages 1, texts 1, observations 2, turns 1, ratings 1");
            assertThat(db.forgetScope(ACME).isEmpty()).isTrue();
        }
    }

    @Test
    void anAgentsOwnGoesAndWhatIsTheTenantsStays() {
        try (AgenticDb db = open()) {
            fill(db.withScope(ACME));
            fill(db.withScope(ACME.agent("coder")));

            assertThat(db.forgetScope(ACME.agent("coder")).clean()).isTrue();

            assertThat(things(db, ACME))
                    .isEqualTo(
                            "episodes 1, facts 1, skills 1, passages 1, texts 1, observations 4, turns 1, ratings 1");
            assertThat(db.skills().list(ACME.agent("coder"))).hasSize(1);
            assertThat(db.transcripts().conversations(ACME.agent("coder"))).hasSize(1);
        }
    }

    private static void fill(AgenticDb db) {
        db.remember("oil the pump", "opened the valve", Outcome.success(), "it sticks");
        db.state("Anna lives in Rome");
        db.skills().record(Skill.builder("oil pumps", db.scope()).steps("oil").build());
        db.ingest(SourceDocument.of("manual", "Pump", "The pump needs oil."));
        db.transcripts().show(new Conversation(db.scope(), "chat"), List.of(Utterance.of("user", "the pump is loud")));
        db.feedback(db.ask("Which pump needs oil?").queryId(), 1);
        db.insert("note", "the pump is blue", Map.of());
        for (int i = 0; i < 2; i++) {
            db.causal()
                    .record(Observation.builder("valve", "success", db.scope().tenant())
                            .id(db.scope() + "/" + i)
                            .treated(i == 0)
                            .outcome(1)
                            .build());
        }
    }

    private static String things(AgenticDb all, Scope scope) {
        AgenticDb db = all.withScope(scope);
        return "episodes " + db.memory().count(scope) + ", facts "
                + db.facts().about("Anna", scope).size() + ", skills "
                + db.skills().list(scope).size() + ", passages "
                + db.retrieve("pump oil", 5).size() + ", texts "
                + db.search("pump", 5).size() + ", observations "
                + db.causal().count(scope.tenant()) + ", turns "
                + db.transcripts().window(new Conversation(scope, "chat")).size() + ", ratings "
                + db.corpus().feedback().ratedQuestions(scope.tenant());
    }
}
