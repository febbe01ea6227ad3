package io.ruvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.causal.EffectEstimate;
import io.ruvector.causal.Observation;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.Scope;
import io.ruvector.rag.Answer;
import io.ruvector.rag.SourceDocument;
import io.ruvector.sona.Route;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreLockedException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DimensionMismatchException;
import io.ruvector.vector.ModelMismatchException;
import io.ruvector.vector.VectorStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One thin path through every room, with a deterministic embedder. */
class AgenticDbTest {

    @TempDir
    Path directory;

    private AgenticDb open() {
        return AgenticDb.builder(directory)
                .embedder(new BagOfWordsEmbedder(256))
                .open();
    }

    @Test
    void everythingSurvivesReopening() throws Exception {
        Path manual = Files.writeString(
                Files.createDirectory(directory.resolveSibling(directory.getFileName() + "-files"))
                        .resolve("pump.md"),
                "# Pump\n\nThe blue pump needs oil every forty hours.\n");
        try (AgenticDb db = open()) {
            db.remember("oil the blue pump", "opened the valve first", Outcome.success(), "the valve sticks");
            db.ingest(manual);
            db.insert("note", "the red pump is retired", Map.of("kind", "note"));
            db.causal()
                    .record(Observation.builder("valve-first", "success", "default")
                            .id("o1")
                            .treated(true)
                            .outcome(1)
                            .build());
        }
        try (AgenticDb db = open()) {
            assertThat(db.recall("oil pump", 1).getFirst().episode().reflection())
                    .isEqualTo("the valve sticks");
            Answer answer = db.ask("how often does the blue pump need oil?");
            assertThat(answer.text()).contains("every forty hours");
            assertThat(answer.citations()).isNotEmpty();
            assertThat(db.search("red pump", 1).getFirst().id()).isEqualTo("note");
            assertThat(db.effect("valve-first", "success")).isInstanceOf(EffectEstimate.NotIdentified.class);
            assertThat(db.info().episodes()).isEqualTo(1);
            assertThat(db.info().documents()).isEqualTo(1);
        }
    }

    @Test
    void aForgottenEpisodeLeavesSkillsAndEffectsThatNobodyOpened() {
        String forgotten;
        try (AgenticDb db = open()) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ids.add(db.remember("rotate the log files", "logrotate -f", Outcome.success(), "")
                        .id());
                db.causal()
                        .record(Observation.builder("rotate", "success", "default")
                                .id(ids.getLast() + "/rotate")
                                .source(ids.getLast())
                                .treated(i % 2 == 0)
                                .outcome(1)
                                .build());
            }
            db.consolidate();
            assertThat(db.skills().list(db.scope()).getFirst().evidence()).hasSize(4);
            forgotten = ids.getFirst();
        }
        try (AgenticDb db = open()) {
            assertThat(db.memory().forget(forgotten, db.scope()).clean()).isTrue();
            assertThat(db.skills().list(db.scope()).getFirst().evidence())
                    .hasSize(3)
                    .doesNotContain(forgotten);
            assertThat(db.effect("rotate", "success").evidence().ids())
                    .hasSize(3)
                    .doesNotContain(forgotten + "/rotate");
        }
    }

    @Test
    void aSkillIsLearnedFromEpisodesAndFoundAgain() {
        try (AgenticDb db = open()) {
            for (int i = 0; i < 12; i++) {
                db.remember("rotate the log files of server " + i, "logrotate -f", Outcome.success(), "");
                db.remember(
                        "rotate the log files of host " + i, "rm -rf /var/log", Outcome.failure("service died"), "");
            }
            assertThat(db.consolidate().changedNothing()).isFalse();
            assertThat(db.consolidate().changedNothing()).isTrue();
            assertThat(db.skillsFor("rotate log files", 1).getFirst().skill().steps())
                    .containsExactly("logrotate -f");
        }
    }

    @Test
    void ratingsMoveLaterAnswers() {
        try (AgenticDb db = open()) {
            db.ingest(SourceDocument.of("a", "Alpha", "The password is reset in the portal by the user."));
            db.ingest(SourceDocument.of("b", "Beta", "The password is reset by the help desk for the user."));
            String question = "how is the password reset for the user";
            Answer first = db.ask(question);
            String best = first.passages().getFirst().id();
            db.feedback(first.queryId(), -1);
            assertThat(db.ask(question).passages().stream()
                            .filter(p -> p.id().equals(best))
                            .findFirst()
                            .orElseThrow()
                            .parts()
                            .feedback())
                    .isNegative();
        }
    }

    @Test
    void aQueryIsRoutedWhereSimilarOnesBelongedAndStrangeOnesAreUnknown() {
        try (AgenticDb db = open()) {
            db.addRoute(new Route("billing", "questions about invoices", 1));
            db.addRoute(new Route("outage", "the service is down", 1));
            for (String words : List.of("invoice", "refund", "payment", "receipt", "charge")) {
                db.router().learn("there is a problem with my " + words, "billing", "default");
                db.router().learn("the " + words + " page is down since an hour", "outage", "default");
            }
            assertThat(db.route("a problem with my invoice").route().map(Route::id))
                    .hasValue("billing");
            assertThat(db.route("zebra quantum marmalade").route()).isEmpty();
        }
    }

    @Test
    void tenantsNeverSeeEachOther() {
        try (AgenticDb acme = open()) {
            AgenticDb globex = acme.withScope(Scope.of("globex"));
            acme.remember("merge with initech", "signed", Outcome.success(), "secret");
            acme.ingest(SourceDocument.of("plan", "Plan", "We will buy initech in May."));
            acme.insert("x", "initech shares", Map.of());

            assertThat(globex.recall("merge with initech", 5)).isEmpty();
            assertThat(globex.retrieve("buy initech", 5)).isEmpty();
            assertThat(globex.search("initech shares", 5)).isEmpty();
            assertThat(globex.delete("x")).isFalse();
            assertThat(acme.search("initech shares", 5)).hasSize(1);
        }
    }

    @Test
    void aStoreRefusesAnotherModel() {
        try (AgenticDb db = open()) {
            db.remember("a task", "", Outcome.success(), "");
        }
        try (AgenticDb other = AgenticDb.builder(directory)
                .embedder(new BagOfWordsEmbedder(128))
                .open()) {
            assertThatThrownBy(() -> other.remember("another task", "", Outcome.success(), ""))
                    .isInstanceOfAny(ModelMismatchException.class, DimensionMismatchException.class);
        }
        try (AgenticDb db = open()) {
            assertThat(db.info().episodes()).isEqualTo(1);
        }
    }

    @Test
    void theOptionsOfTheDatabaseUnderItAreTheUsers() {
        try (AgenticDb db = AgenticDb.builder(directory)
                .embedder(new BagOfWordsEmbedder(256))
                .options(it -> it.retainedCommits(7).storage(VectorStorage.MAPPED))
                .open()) {
            db.remember("a task", "", Outcome.success(), "");
            assertThat(db.info().episodes()).isEqualTo(1);
        }
        assertThatThrownBy(() -> AgenticDb.builder(directory)
                        .embedder(new BagOfWordsEmbedder(256))
                        .options(it -> it.retainedCommits(0))
                        .open())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("retainedCommits");
    }

    @Test
    void aSecondOpenerIsRefused() {
        try (AgenticDb first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreLockedException.class)
                    .hasMessageContaining(directory.toString());
        }
    }

    @Test
    void blankTextIsRefusedAndNothingIsStored() {
        try (AgenticDb db = open()) {
            assertThatThrownBy(() -> db.remember(" ", "x", Outcome.success(), ""))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> db.insert("id", " ", Map.of())).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> db.recall("", 3)).isInstanceOf(InvalidInputException.class);
            assertThat(db.info().episodes()).isZero();
            assertThat(db.info().collections().values()).allMatch(rows -> rows == 0);
        }
    }
}
