package io.ruvector.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many tenants, teams, agents and sessions write, read and forget the same words at random; nobody sees what is not theirs. */
class ScopeLeakTest {

    private static final int TENANTS = 40;
    private static final int OPERATIONS = 300;
    private static final List<String> WORDS = List.of("deploy", "shop", "garden", "report", "login", "invoice");

    @TempDir
    Path directory;

    private final TextEmbedder embedder = new BagOfWordsEmbedder();
    private VectorDb db;
    private EpisodicMemory memory;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
        MemoryOptions options = MemoryOptions.of(Clock.systemUTC()).random(new SplittableRandom(5));
        memory = EpisodicMemory.open(db, embedder, options);
    }

    @AfterEach
    void close() {
        memory.close();
        db.close();
    }

    @Test
    void randomOperationsNeverShowAForeignEpisode() {
        Random random = new Random(20_260_601L);
        Map<String, Episode> alive = new LinkedHashMap<>();
        for (int i = 0; i < OPERATIONS; i++) {
            Scope scope = scope(random);
            int act = random.nextInt(10);
            if (act < 6) {
                List<Episode> some = List.of(episode(random, scope), episode(random, scope(random)));
                memory.rememberAll(some).forEach(stored -> alive.put(stored.id(), stored));
            } else if (act < 8 && !alive.isEmpty()) {
                Episode victim = List.copyOf(alive.values()).get(random.nextInt(alive.size()));
                boolean may = scope.mayChange(victim.scope(), victim.visibility());
                ForgetReport report = memory.forget(victim.id(), scope);
                assertThat(report.isEmpty()).isEqualTo(!may);
                assertThat(report.clean()).isTrue();
                if (may) {
                    alive.remove(victim.id());
                }
            } else {
                check(scope, text(random), alive);
            }
        }
        close();
        open();
        for (int i = 0; i < 40; i++) {
            check(scope(random), text(random), alive);
        }
    }

    /** Everything that a read shows is alive and visible, and a wide enough read shows all of it. */
    private void check(Scope scope, String text, Map<String, Episode> alive) {
        List<Episode> mine = alive.values().stream()
                .filter(episode -> episode.visibleTo(scope))
                .toList();
        List<Episode> recalled = memory
                .recall(RecallQuery.builder(text, scope).k(1000).build())
                .stream()
                .map(RecalledEpisode::episode)
                .toList();
        assertThat(recalled).containsExactlyInAnyOrderElementsOf(mine);
        assertThat(memory.list(scope, EpisodeFilter.all(), PageRequest.first(10_000))
                        .episodes())
                .containsExactlyInAnyOrderElementsOf(mine);
        assertThat(memory.count(scope)).isEqualTo(mine.size());
        assertThat(memory.similarTasks(embedder.embedQuery(text), 1000, scope)).hasSize(mine.size());
        assertThat(memory.recall(RecallQuery.builder(text, scope)
                        .k(1000)
                        .weights(RecallWeights.KEYWORDS_ONLY)
                        .build()))
                .allSatisfy(hit -> assertThat(mine).contains(hit.episode()));
        alive.values().stream()
                .filter(episode -> !episode.visibleTo(scope))
                .limit(20)
                .forEach(foreign -> {
                    assertThat(memory.find(foreign.id(), scope)).isEmpty();
                    assertThat(memory.taskVector(foreign.id(), scope)).isEmpty();
                });
    }

    @Test
    void concurrentReadersNeverSeeAForeignEpisode() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        ConcurrentLinkedQueue<String> leaks = new ConcurrentLinkedQueue<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < 3; reader++) {
                Random random = new Random(reader);
                readers.add(pool.submit(() -> {
                    while (writing.get()) {
                        Scope scope = scope(random);
                        memory.recall(RecallQuery.of(text(random), scope)).stream()
                                .filter(hit -> !hit.episode().visibleTo(scope))
                                .forEach(hit -> leaks.add(scope + " saw " + hit.episode()));
                    }
                }));
            }
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                Random random = new Random(100 + writer);
                writers.add(pool.submit(() -> {
                    for (int i = 0; i < 150; i++) {
                        Scope scope = scope(random);
                        Episode stored = memory.remember(episode(random, scope));
                        if (random.nextInt(4) == 0) {
                            memory.forget(stored.id(), scope);
                        }
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            writing.set(false);
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
        assertThat(leaks).isEmpty();
    }

    private static Episode episode(Random random, Scope scope) {
        List<Visibility> possible =
                List.of(Visibility.values()).stream().filter(scope::canOwn).toList();
        return Episode.builder(text(random), scope)
                .reflection(random.nextBoolean() ? text(random) : "")
                .visibility(possible.get(random.nextInt(possible.size())))
                .build();
    }

    private static String text(Random random) {
        return WORDS.get(random.nextInt(WORDS.size())) + " " + WORDS.get(random.nextInt(WORDS.size()));
    }

    /** Team, agent and session names are the same in every tenant, and some tenants' names nest in each other. */
    private static Scope scope(Random random) {
        int tenant = random.nextInt(TENANTS);
        return new Scope(
                tenant % 2 == 0 ? "t" + tenant : "t" + (tenant - 1) + "/x",
                name(random, "team"),
                name(random, "agent"),
                name(random, "session"));
    }

    private static Optional<String> name(Random random, String what) {
        int n = random.nextInt(3);
        return n == 0 ? Optional.empty() : Optional.of(what + n);
    }
}
