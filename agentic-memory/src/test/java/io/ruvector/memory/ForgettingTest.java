package io.ruvector.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Forgetting by filter, scope and policy, publishing, and proof against files that come back. */
class ForgettingTest extends MemoryFixture {

    private final Scope web = acme.team("web");
    private final Scope coder = web.agent("coder");

    @Test
    void aFilterForgetsWhatItPassesAndNothingElse() {
        memory.remember(
                Episode.builder("try one", acme).outcome(Outcome.failure("no")).build());
        memory.remember(
                Episode.builder("try two", acme).outcome(Outcome.success()).build());
        ForgetReport report = memory.forgetAll(acme, EpisodeFilter.all().only(Outcome.Kind.FAILURE));
        assertThat(report.forgotten()).hasSize(1);
        assertThat(report.clean()).isTrue();
        assertThat(tasks("try", acme)).containsExactly("try two");
    }

    @Test
    void aScopeIsForgottenWholeWhateverItsVisibility() {
        remember("private note", coder);
        memory.remember(
                Episode.builder("team note", coder).visibility(Visibility.TEAM).build());
        remember("note of another agent", web.agent("tester"));
        remember("note of a rival", Scope.of("rival"));
        ForgetReport report = memory.forgetScope(acme.agent("coder"));
        assertThat(report.forgotten()).hasSize(2);
        assertThat(report.clean()).isTrue();
        assertThat(tasks("note", coder)).isEmpty();
        assertThat(tasks("note", web.agent("tester"))).containsExactly("note of another agent");
        memory.forgetScope(acme);
        assertThat(memory.total()).isEqualTo(1);
        assertThat(tasks("note", Scope.of("rival"))).containsExactly("note of a rival");
    }

    @Test
    void manyAreForgottenInBatches() {
        for (int i = 0; i < 450; i++) {
            remember("note " + i, acme);
        }
        assertThat(memory.forgetScope(acme).forgotten()).hasSize(450);
        assertThat(memory.total()).isZero();
    }

    @Test
    void onlyTheWriterTakesBackWhatItGaveToTheTeam() {
        Episode note = memory.remember(
                Episode.builder("team note", coder).visibility(Visibility.TEAM).build());
        Scope tester = web.agent("tester");
        assertThat(memory.find(note.id(), tester)).isPresent();
        assertThat(memory.forget(note.id(), tester).isEmpty()).isTrue();
        assertThat(memory.publish(note.id(), tester, Visibility.SHARED)).isEmpty();
        assertThat(memory.forget(note.id(), coder).isEmpty()).isFalse();
    }

    @Test
    void publishingShowsAnEpisodeAndTakingBackHidesIt() {
        Episode note = remember("how to deploy", acme.agent("coder"));
        Scope tester = web.agent("tester");
        assertThat(tasks("deploy", tester)).isEmpty();
        Episode published = memory.publish(note.id(), coder, Visibility.TEAM).orElseThrow();
        assertThat(published.scope().team()).contains("web");
        assertThat(tasks("deploy", tester)).containsExactly("how to deploy");
        assertThat(tasks("deploy", acme.team("sales"))).isEmpty();
        reopen();
        assertThat(tasks("deploy", tester)).containsExactly("how to deploy");
        memory.publish(note.id(), coder, Visibility.PRIVATE);
        assertThat(tasks("deploy", tester)).isEmpty();
        assertThat(tasks("deploy", coder)).containsExactly("how to deploy");
        assertThatThrownBy(() -> memory.publish(note.id(), acme.agent("coder"), Visibility.TEAM))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theLeastWorthGoFirstAndThePinnedStay() {
        for (int day = 1; day <= 5; day++) {
            memory.remember(Episode.builder("day " + day, acme)
                    .validTime(NOON.minus(Duration.ofDays(day)))
                    .build());
        }
        memory.remember(Episode.builder("pinned", acme)
                .importance(1)
                .validTime(NOON.minus(Duration.ofDays(400)))
                .build());
        memory.remember(Episode.builder("old but good", acme)
                .outcome(Outcome.success())
                .validTime(NOON.minus(Duration.ofDays(6)))
                .build());
        memory.retain(acme, Retention.keepAll().capacity(3));
        assertThat(tasks("day pinned old but good", acme))
                .containsExactlyInAnyOrder("pinned", "old but good", "day 1", "day 2");
    }

    @Test
    void agedWornAndExpiredEpisodesGo() {
        remember("fresh", acme);
        memory.remember(Episode.builder("worn", acme)
                .validTime(NOON.minus(Duration.ofDays(60)))
                .build());
        memory.remember(Episode.builder("aged", acme)
                .validTime(NOON.minus(Duration.ofDays(91)))
                .importance(0.9)
                .outcome(Outcome.success())
                .build());
        memory.remember(
                Episode.builder("expired", acme).expiresAt(NOON).importance(1).build());
        assertThat(memory.retain(acme, Retention.keepAll().maxAge(Duration.ofDays(90)))
                        .forgotten())
                .hasSize(2);
        assertThat(memory.retain(acme, Retention.keepAll().minWorth(0.2)).forgotten())
                .hasSize(1);
        assertThat(tasks("fresh worn aged expired", acme)).containsExactly("fresh");
    }

    /** Whoever copies index files of an earlier day back gets none of what was forgotten since. */
    @Test
    void olderIndexFilesDoNotBringBackTheForgotten() throws IOException {
        Episode secret = memory.remember(Episode.builder("the code is swordfish", acme)
                .reflection("swordfish was right")
                .build());
        remember("water the garden", acme);
        assertThat(tasks("swordfish", acme)).contains("the code is swordfish");
        close();
        Path copy = directory.resolveSibling(directory.getFileName() + "-copy");
        List<String> derived = derivedFolders();
        assertThat(derived).isNotEmpty();
        for (String folder : derived) {
            copy(directory.resolve(folder), copy.resolve(folder));
        }
        open();
        assertThat(memory.forget(secret.id(), acme).clean()).isTrue();
        close();
        for (String folder : derived) {
            delete(directory.resolve(folder));
            copy(copy.resolve(folder), directory.resolve(folder));
        }
        delete(copy);
        open();
        assertThat(tasks("the code is swordfish", acme)).containsExactly("water the garden");
        assertThat(memory.recall(RecallQuery.builder("swordfish", acme)
                        .weights(RecallWeights.KEYWORDS_ONLY)
                        .build()))
                .isEmpty();
        assertThat(memory.similarTasks(embedder.embedQuery("swordfish"), 10, acme))
                .hasSize(1);
    }

    /** The folders of the store that hold indexes, not rows. */
    private List<String> derivedFolders() throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("rows"))
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
