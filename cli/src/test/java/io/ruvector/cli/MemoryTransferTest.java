package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.AgenticDb;
import io.ruvector.causal.Observation;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.RecalledEpisode;
import io.ruvector.memory.fact.RecalledFact;
import io.ruvector.skill.Skill;
import io.ruvector.skill.SkillMatch;
import io.ruvector.transfer.MemoryKind;
import io.ruvector.vector.DbInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Episodes, skills, effects and facts leave one store and come to another. */
class MemoryTransferTest {
    @TempDir
    private static Path folder;

    private static Path store;

    @BeforeAll
    static void aMemory() {
        store = folder.resolve("store");
        try (AgenticDb db = AgenticDb.open(store)) {
            db.remember(
                    "deploy the web shop", "helm upgrade", new Outcome.Failure("quota", 0), "raise the quota first");
            db.remember("feed the cat", "open a can", Outcome.success(1), "");
            db.skills()
                    .record(Skill.builder("Rotate certificates", db.scope())
                            .steps(List.of("order", "install", "restart"))
                            .build());
            for (int i = 0; i < 40; i++) {
                db.causal()
                        .record(Observation.builder("run-tests-first", "task-success", "team")
                                .id("o" + i)
                                .treated(i % 2 == 0)
                                .outcome(i % 2 == 0 || i % 4 == 1 ? 1 : 0)
                                .build());
            }
            db.state("Anna lives in Vienna.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory.rvstore", "memory.rvstore.jsonl"})
    void whatWasRememberedIsRememberedElsewhere(String name) throws Exception {
        Path file = folder.resolve(name);
        CommandRun export =
                CommandRun.of(store, "export", file.toString(), "--memory", "episodes,skills,effects,facts");
        assertThat(export.exitCode()).as(export.err()).isZero();
        Path other = folder.resolve("other-" + name);
        CommandRun imported = CommandRun.of(other, "import", file.toString(), "--json");
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.json().get("written").asInt()).isPositive();
        try (AgenticDb from = AgenticDb.open(store);
                AgenticDb to = AgenticDb.open(other)) {
            assertThat(to.recall("roll out the online store", 5).stream().map(RecalledEpisode::episode))
                    .isEqualTo(from.recall("roll out the online store", 5).stream()
                            .map(RecalledEpisode::episode)
                            .toList())
                    .hasSize(2);
            assertThat(to.skillsFor("renew certificates", 3).stream().map(SkillMatch::skill))
                    .isEqualTo(from.skillsFor("renew certificates", 3).stream()
                            .map(SkillMatch::skill)
                            .toList())
                    .hasSize(1);
            assertThat(to.effects()).isEqualTo(from.effects());
            assertThat(to.factsFor("Where does Anna live?", 3).stream().map(RecalledFact::fact))
                    .isEqualTo(from.factsFor("Where does Anna live?", 3).stream()
                            .map(RecalledFact::fact)
                            .toList())
                    .hasSize(1);
        }
        assertThat(Files.size(file)).isPositive();
    }

    /** The names of collections and tables belong to other modules; here they are compared. */
    @Test
    void everyKindIsWhereTheExportLooksForIt() {
        Set<String> there = new HashSet<>();
        try (AgenticDb db = AgenticDb.open(store)) {
            db.recall("anything", 1);
            DbInfo info = db.vectors().info();
            info.collections().forEach(it -> there.add(it.name()));
            info.tables().forEach(it -> there.add(it.name()));
        }
        Set<String> wanted = new HashSet<>();
        Arrays.stream(MemoryKind.values())
                .map(kind -> List.of(kind.collections(), kind.tables()))
                .flatMap(Collection::stream)
                .forEach(wanted::addAll);
        assertThat(there).containsAll(wanted);
        assertThat(there.stream()
                        .filter(it -> it.startsWith("memory-") || it.startsWith("skills") || it.startsWith("causal")))
                .as("tables that no kind has")
                .allMatch(wanted::contains);
    }

    @Test
    void memoriesAreNotMixedUp() {
        Path file = folder.resolve("mixed.rvstore");
        assertThat(CommandRun.of(store, "export", file.toString(), "--memory", "all")
                        .exitCode())
                .isZero();
        Path other = folder.resolve("mixed");
        assertThat(CommandRun.of(other, "remember", "something else", "--outcome", "success")
                        .exitCode())
                .isZero();
        CommandRun run = CommandRun.of(other, "import", file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("that the file does not have");
    }

    @Test
    void wrongUsesAreRefused() {
        String file = folder.resolve("x.rvstore").toString();
        assertThat(CommandRun.of(store, "export", file, "--memory", "dreams").err())
                .contains("episodes, skills, effects, facts");
        assertThat(CommandRun.of(store, "export", file).err()).contains("either --collection NAME or --memory KIND");
        assertThat(CommandRun.of(store, "import", folder.resolve("y.jsonl").toString())
                        .err())
                .contains("--collection");
        assertThat(CommandRun.of(
                                store,
                                "export",
                                folder.resolve("g.json").toString(),
                                "--graph",
                                "--collection",
                                "memory-tasks")
                        .err())
                .contains("index files");
    }
}
