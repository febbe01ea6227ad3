package io.ruvector.memory.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.memory.Episode;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.MemoryOptions;
import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import io.ruvector.memory.fact.FactChange.Kind;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactMemoryTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path directory;

    private final Scope acme = Scope.of("acme");
    private final TextEmbedder embedder = new BagOfWordsEmbedder();
    private Instant now = NOON;
    private long seed = 1;
    private ClaimReader reader = ClaimReader.NONE;
    private VectorDb db;
    private EpisodicMemory episodes;
    private FactMemory facts;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
        MemoryOptions options = MemoryOptions.of(clock()).random(new SplittableRandom(seed++));
        episodes = EpisodicMemory.open(db, embedder, options);
        facts = FactMemory.open(db, embedder, episodes, FactOptions.of(options).reader(it -> reader.read(it)));
    }

    @AfterEach
    void close() {
        facts.close();
        episodes.close();
        db.close();
    }

    private FactChange state(String text) {
        now = now.plusSeconds(1);
        return facts.state(Statement.of(text, acme));
    }

    private List<String> about(String subject) {
        return facts.about(subject, acme).stream().map(Fact::text).toList();
    }

    @Test
    void theSameInOtherSpellingIsAnExactDuplicate() {
        Fact fact = state("Anna lives in Rome").fact();
        FactChange again = state("  anna   lives in ROME. ");
        assertThat(again.kind()).isEqualTo(Kind.EXACT_DUPLICATE);
        assertThat(again.fact().id()).isEqualTo(fact.id());
        assertThat(again.fact().mentions()).isEqualTo(2);
        assertThat(facts.total()).isEqualTo(1);
    }

    @Test
    void theSameInOtherWordsIsANearDuplicateWithAllSources() {
        state("Anna's height is 180 cm");
        FactChange again = state("Anna measures 1.8 m");
        assertThat(again.kind()).isEqualTo(Kind.NEAR_DUPLICATE);
        assertThat(again.fact().sources())
                .extracting(Source::statement)
                .containsExactly("Anna's height is 180 cm", "Anna measures 1.8 m");
    }

    @Test
    void aContradictionEndsWhatHeldAndKeepsItsHistory() {
        Fact rome = state("Anna lives in Rome").fact();
        Instant between = now;
        FactChange moved = state("Anna has relocated to Oslo");
        assertThat(moved.kind()).isEqualTo(Kind.SUPERSEDED);
        assertThat(moved.superseded()).containsExactly(rome.id());
        assertThat(about("Anna")).containsExactly("Anna has relocated to Oslo");
        assertThat(facts.about("Anna", acme, between, now))
                .extracting(Fact::text)
                .containsExactly("Anna lives in Rome");
        assertThat(facts.about("Anna", acme, now, between))
                .extracting(Fact::text)
                .containsExactly("Anna lives in Rome");
        assertThat(facts.history("Anna", acme)).hasSize(2);
    }

    @Test
    void goingBackIsASecondSpanOfTheSameFact() {
        Fact rome = state("Anna lives in Rome").fact();
        state("Anna lives in Oslo");
        Instant inOslo = now;
        FactChange back = state("Anna lives in Rome");
        assertThat(back.kind()).isEqualTo(Kind.SUPERSEDED);
        assertThat(back.fact().id()).isEqualTo(rome.id());
        assertThat(about("Anna")).containsExactly("Anna lives in Rome");
        assertThat(facts.about("Anna", acme, inOslo, now))
                .extracting(Fact::text)
                .containsExactly("Anna lives in Oslo");
    }

    @Test
    void whatIsLearnedLateOfAnEarlierTimeDoesNotUndoWhatIsKnownOfALaterOne() {
        facts.state(Statement.of("Anna lives in Oslo", acme).validFrom(NOON));
        facts.state(Statement.of("Anna lives in Rome", acme).validFrom(NOON.minus(Duration.ofDays(9))));
        assertThat(about("Anna")).containsExactly("Anna lives in Oslo");
        assertThat(facts.about("Anna", acme, NOON.minus(Duration.ofDays(1)), now))
                .extracting(Fact::text)
                .containsExactly("Anna lives in Rome");
    }

    @Test
    void aSpanInTheMiddleSplitsWhatHeldAround() {
        facts.state(Statement.of("Anna lives in Rome", acme).validFrom(NOON.minus(Duration.ofDays(10))));
        now = now.plusSeconds(1);
        facts.state(Statement.of("Anna lives in Oslo", acme)
                .validFrom(NOON.minus(Duration.ofDays(5)))
                .validTo(NOON.minus(Duration.ofDays(4))));
        assertThat(about("Anna")).containsExactly("Anna lives in Rome");
        assertThat(facts.about("Anna", acme, NOON.minus(Duration.ofHours(4 * 24 + 12)), now))
                .extracting(Fact::text)
                .containsExactly("Anna lives in Oslo");
        assertThat(facts.about("Anna", acme, NOON.minus(Duration.ofDays(7)), now))
                .extracting(Fact::text)
                .containsExactly("Anna lives in Rome");
    }

    @Test
    void noContradictionIsMerged() {
        state("Anna's age is 41");
        for (String other : List.of(
                "Anna's age is 42",
                "Anna's age is not 42",
                "Anne's age is 42",
                "Anna's height is 42 cm",
                "Anna has 42 cats")) {
            assertThat(state(other).kind()).as(other).isIn(Kind.ADDED, Kind.SUPERSEDED);
        }
    }

    @Test
    void aDenialEndsWhatItDenies() {
        Fact rome = state("Anna lives in Rome").fact();
        assertThat(state("Anna does not live in Rome").superseded()).containsExactly(rome.id());
        assertThat(state("Anna isn't based in Rome").kind()).isEqualTo(Kind.NEAR_DUPLICATE);
        assertThat(about("Anna")).containsExactly("Anna does not live in Rome");
        state("Anna lives in Rome");
        assertThat(about("Anna")).containsExactly("Anna lives in Rome");
    }

    @Test
    void attributesWithManyValuesKeepThemAll() {
        state("Anna speaks French");
        state("Anna speaks German");
        assertThat(state("Anna is fluent in French").kind()).isEqualTo(Kind.NEAR_DUPLICATE);
        assertThat(about("Anna")).containsExactlyInAnyOrder("Anna speaks French", "Anna speaks German");
        state("Anna does not speak German");
        assertThat(about("Anna")).containsExactlyInAnyOrder("Anna speaks French", "Anna does not speak German");
    }

    @Test
    void preferencesOfOneKindExcludeEachOther() {
        state("the user prefers metric units");
        assertThat(state("the user prefers dark mode").superseded()).isEmpty();
        assertThat(state("the user prefers imperial units").superseded()).hasSize(1);
    }

    @Test
    void freeStatementsMergeWhenOnlySmallWordsDiffer() {
        state("deploys to production happen on Tuesday");
        assertThat(state("The deploys to production happen on every Tuesday").kind())
                .isEqualTo(Kind.NEAR_DUPLICATE);
        assertThat(state("deploys to production happen on Friday").kind()).isEqualTo(Kind.ADDED);
        assertThat(state("deploys to production never happen on Tuesday").kind())
                .isEqualTo(Kind.ADDED);
    }

    @Test
    void statementsByTheirPartsMeetThoseInWords() {
        facts.state(Statement.of("Anna", "home", "Rome", acme));
        assertThat(state("Anna lives in Rome").kind()).isEqualTo(Kind.NEAR_DUPLICATE);
    }

    @Test
    void theReaderOfTheApplicationReadsWhatTheGrammarDoesNot() {
        reader = text ->
                text.startsWith("Rumour") ? Optional.of(new Claim("Anna", "home", "Rome", false)) : Optional.empty();
        state("Anna lives in Rome");
        assertThat(state("Rumour has it that Rome is her town").kind()).isEqualTo(Kind.NEAR_DUPLICATE);
    }

    @Test
    void aPrivateStatementNeitherMergesWithASharedFactNorEndsIt() {
        Scope coder = acme.agent("coder");
        state("Anna lives in Rome");
        now = now.plusSeconds(1);
        assertThat(facts.state(Statement.of("Anna lives in Rome", coder)).kind())
                .isEqualTo(Kind.ADDED);
        assertThat(facts.state(Statement.of("Anna lives in Oslo", coder)).kind())
                .isEqualTo(Kind.SUPERSEDED);
        assertThat(about("Anna")).containsExactly("Anna lives in Rome");
        assertThat(facts.about("Anna", coder)).hasSize(2);
        assertThat(facts.about("Anna", acme.agent("tester"))).hasSize(1);
        assertThat(facts.about("Anna", Scope.of("rival"))).isEmpty();
    }

    @Test
    void recallFindsWhatHoldsAndOnlyThat() {
        state("Anna lives in Rome");
        Instant then = now;
        state("Anna lives in Oslo");
        state("Boris likes pizza");
        assertThat(facts.recall(FactQuery.of("where does Anna live", acme))
                        .getFirst()
                        .fact()
                        .text())
                .isEqualTo("Anna lives in Oslo");
        assertThat(facts.recall(FactQuery.of("Anna Rome", acme)))
                .extracting(it -> it.fact().text())
                .doesNotContain("Anna lives in Rome");
        assertThat(facts.recall(FactQuery.of("Anna", acme).knownAt(then).validAt(then)))
                .extracting(it -> it.fact().text())
                .containsExactly("Anna lives in Rome");
        assertThat(facts.recall(FactQuery.of("Anna", Scope.of("rival")))).isEmpty();
    }

    @Test
    void theForgottenIsGoneAlsoAfterARestart() {
        Fact fact = state("Anna lives in Rome").fact();
        state("Anna resides in Rome");
        assertThat(facts.forget(fact.id(), Scope.of("rival")).isEmpty()).isTrue();
        assertThat(facts.forget(fact.id(), acme).clean()).isTrue();
        close();
        open();
        assertThat(facts.history("Anna", acme)).isEmpty();
        assertThat(facts.recall(FactQuery.of("Anna lives in Rome", acme))).isEmpty();
        assertThat(state("Anna resides in Rome").kind()).isEqualTo(Kind.ADDED);
    }

    @Test
    void aForgottenEpisodeTakesItsWordsOutOfItsFacts() {
        Episode talk = episodes.remember(Episode.builder("talked to Anna", acme).build());
        now = now.plusSeconds(1);
        facts.state(Statement.of("Anna lives in Rome", acme).episode(talk.id()));
        facts.state(Statement.of("Anna's email is a@b.org", acme).episode(talk.id()));
        state("Anna resides in Rome");
        assertThat(episodes.forget(talk.id(), acme).clean()).isTrue();
        assertThat(about("Anna")).containsExactly("Anna resides in Rome");
        assertThat(facts.history("Anna", acme).getFirst().mentions()).isEqualTo(1);
    }

    @Test
    void aScopeIsForgottenWithWhatItsWritersTold() {
        Scope coder = acme.agent("coder");
        facts.state(Statement.of("Anna lives in Rome", coder));
        now = now.plusSeconds(1);
        state("Boris lives in Rome");
        facts.state(Statement.of("Boris resides in Rome", coder).visibility(Visibility.SHARED));
        facts.forgetScope(coder);
        assertThat(facts.history("Anna", coder)).isEmpty();
        assertThat(facts.history("Boris", acme).getFirst().sources()).hasSize(1);
    }

    @Test
    void concurrentStatementsOfTheSameMakeOneFact() throws Exception {
        List<String> words = List.of("Anna lives in Rome", "Anna resides in Rome", "Anna's home is Rome");
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<FactChange>> changes = IntStream.range(0, 60)
                    .mapToObj(i -> pool.submit(() -> facts.state(Statement.of(words.get(i % 3), acme))))
                    .toList();
            for (Future<FactChange> change : changes) {
                change.get();
            }
        }
        assertThat(facts.total()).isEqualTo(1);
        assertThat(facts.history("Anna", acme).getFirst().mentions()).isEqualTo(60);
    }

    @Test
    void badStatementsAreRefused() {
        assertThatThrownBy(() -> Statement.of(" ", acme)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Statement.of("a is b", acme).validFrom(NOON).validTo(NOON))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a start before its end");
        assertThatThrownBy(() -> AttributeLexicon.standard().with(List.of("no bars")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no bars");
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
