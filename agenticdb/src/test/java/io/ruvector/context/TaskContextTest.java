package io.ruvector.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.AgenticDb;
import io.ruvector.AgenticDbBuilder;
import io.ruvector.causal.Observation;
import io.ruvector.context.Certificate.Link;
import io.ruvector.context.CertificateCheck.CheckedRecord;
import io.ruvector.context.CertificateCheck.RecordState;
import io.ruvector.context.CertificateCheck.SignatureState;
import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.Scope;
import io.ruvector.memory.fact.Statement;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskContextTest {

    private static final String TASK = "rotate the log files of a server";

    @TempDir
    Path directory;

    private final Scope scope = Scope.of("acme");

    private AgenticDbBuilder builder() {
        return AgenticDb.builder(directory)
                .embedder(new BagOfWordsEmbedder(256))
                .scope(scope);
    }

    private static void fill(AgenticDb db) {
        Random random = new Random(5);
        for (int i = 0; i < 12; i++) {
            db.remember("rotate the log files of server " + i, "logrotate -f", Outcome.success(), "check the disk");
            db.remember("rotate the log files of host " + i, "rm -rf /var/log", Outcome.failure("service died"), "");
        }
        for (int i = 0; i < 400; i++) {
            boolean treated = random.nextBoolean();
            db.causal()
                    .record(Observation.builder("check-server-first", "log-files-kept", "acme")
                            .id("o" + i)
                            .treated(treated)
                            .outcome(random.nextDouble() < (treated ? 0.9 : 0.4) ? 1 : 0)
                            .propensity(0.5)
                            .build());
        }
        db.consolidate();
    }

    @Test
    void skillsEffectsAndEpisodesComeTogetherNumberedWithinTheTokens() {
        try (AgenticDb db = builder().open()) {
            fill(db);
            TaskContext context = db.contextFor(TASK);
            assertThat(context.items())
                    .extracting(ContextItem::kind)
                    .contains(ContextKind.SKILL, ContextKind.EFFECT, ContextKind.EPISODE);
            assertThat(context.items()).extracting(ContextItem::number).containsExactlyElementsOf(numbers(context));
            assertThat(context.text())
                    .startsWith("Skills:\n[1] ")
                    .contains("worked in 12 of 12 trials")
                    .contains("check-server-first changes log-files-kept by +0.")
                    .contains("Earlier episodes:\n");
            assertThat(context.tokens()).isEqualTo(db.embedder().countTokens(context.text()));
        }
    }

    private static List<Integer> numbers(TaskContext context) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= context.items().size(); i++) {
            numbers.add(i);
        }
        return numbers;
    }

    @Test
    void noContextIsLongerThanItsTokens() {
        try (AgenticDb db = builder().open()) {
            fill(db);
            int last = 0;
            for (int most : new int[] {16, 30, 60, 120, 240, 1_000}) {
                TaskContext context = db.contexts()
                        .assemble(ContextRequest.builder(TASK, scope)
                                .maxTokens(most)
                                .build());
                assertThat(context.tokens()).isLessThanOrEqualTo(most);
                assertThat(context.items().size()).isGreaterThanOrEqualTo(last);
                last = context.items().size();
            }
            assertThat(last).isGreaterThan(3);
        }
    }

    @Test
    void diversityPrefersWhatIsNotYetThere() {
        try (AgenticDb db = builder().open()) {
            for (int i = 0; i < 5; i++) {
                db.remember("rotate the log files of a server now", "logrotate -f", Outcome.success(), "");
            }
            db.remember("rotate the keys of a server", "ssh-keygen", Outcome.success(), "keep the old key for a day");
            ContextRequest.Builder request = ContextRequest.builder(TASK, scope).only(ContextKind.EPISODE);
            int narrow = db.embedder().countTokens(db.contextFor(TASK).text()) * 2 / 5;
            String same = db.contexts()
                    .assemble(request.diversity(0).maxTokens(narrow).build())
                    .text();
            String diverse =
                    db.contexts().assemble(request.diversity(0.7).build()).text();
            assertThat(same).doesNotContain("ssh-keygen");
            assertThat(diverse).contains("ssh-keygen");
        }
    }

    @Test
    void aCertificateTellsWhatChangedAndWhatIsGone() {
        try (AgenticDb db = builder().open()) {
            fill(db);
            TaskContext context = db.contextFor(TASK);
            Certificate certificate = Certificate.fromJson(context.certificate().toJson());
            assertThat(certificate).isEqualTo(context.certificate());
            CertificateCheck check = db.contexts().check(certificate, scope);
            assertThat(check.genuine()).isTrue();
            assertThat(check.signature()).isEqualTo(SignatureState.ABSENT);
            assertThat(check.records())
                    .hasSameSizeAs(context.items())
                    .extracting(CheckedRecord::state)
                    .containsOnly(RecordState.UNCHANGED);

            String forgotten = id(context, ContextKind.EPISODE);
            String skill = id(context, ContextKind.SKILL);
            db.memory().forget(forgotten, scope);
            db.skills().recordOutcome(skill, scope, false, 0);
            CertificateCheck later = db.contexts().check(certificate, scope);
            assertThat(later.chainHolds()).isTrue();
            assertThat(state(later, forgotten)).isEqualTo(RecordState.GONE);
            assertThat(state(later, skill)).isEqualTo(RecordState.CHANGED);
        }
    }

    @Test
    void aFactIsShownWhileItHolds() {
        try (AgenticDb db = builder().open()) {
            db.facts().state(Statement.of("Anna lives in Rome", scope));
            TaskContext before = db.contextFor("where does Anna live");
            assertThat(before.text()).isEqualTo("Facts:\n[1] Anna lives in Rome\n");

            db.facts().state(Statement.of("Anna has moved to Oslo", scope));
            assertThat(db.contextFor("where does Anna live").text())
                    .contains("Oslo")
                    .doesNotContain("Rome");
            CertificateCheck check = db.contexts().check(before.certificate(), scope);
            assertThat(check.genuine()).isTrue();
            assertThat(check.records()).extracting(CheckedRecord::state).containsExactly(RecordState.GONE);
        }
    }

    private static String id(TaskContext context, ContextKind kind) {
        return context.items().stream()
                .filter(item -> item.kind() == kind)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static RecordState state(CertificateCheck check, String id) {
        return check.records().stream()
                .filter(record -> record.link().id().equals(id))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void aChainWithALinkLeftOutMovedOrExchangedDoesNotHold() {
        try (AgenticDb db = builder().open()) {
            fill(db);
            Certificate issued = db.contextFor(TASK).certificate();
            List<Link> without = new ArrayList<>(issued.links());
            without.remove(1);
            List<Link> moved = new ArrayList<>(issued.links());
            Collections.swap(moved, 0, 1);
            List<Link> exchanged = new ArrayList<>(issued.links());
            Link last = exchanged.getLast();
            exchanged.set(exchanged.size() - 1, new Link(last.kind(), "another", last.recordHash(), last.chainHash()));
            for (List<Link> links : List.of(without, moved, exchanged)) {
                Certificate forged =
                        new Certificate(issued.issuedAt(), "acme", issued.taskHash(), links, Optional.empty());
                assertThat(db.contexts().check(forged, scope).genuine()).isFalse();
            }
        }
    }

    @Test
    void aSignatureIsTheKeysOverTheWholeChain() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Certificate issued;
        try (AgenticDb db = builder().signingKeys(keys).open()) {
            fill(db);
            issued = db.contextFor(TASK).certificate();
            assertThat(db.contexts().check(issued, scope).signature()).isEqualTo(SignatureState.VALID);
            Certificate shorter = new Certificate(
                    issued.issuedAt(), "acme", issued.taskHash(), issued.links().subList(0, 1), issued.signature());
            CertificateCheck check = db.contexts().check(shorter, scope);
            assertThat(check.chainHolds()).isTrue();
            assertThat(check.genuine()).isFalse();
        }
        try (AgenticDb db = builder().open()) {
            assertThat(db.contexts().check(issued, scope).signature()).isEqualTo(SignatureState.UNCHECKED);
        }
        try (AgenticDb db = builder()
                .signingKeys(KeyPairGenerator.getInstance("Ed25519").generateKeyPair())
                .open()) {
            assertThat(db.contexts().check(issued, scope).signature()).isEqualTo(SignatureState.WRONG);
        }
        KeyPair unfit = KeyPairGenerator.getInstance("EC").generateKeyPair();
        try (AgenticDb db = builder().signingKeys(unfit).open()) {
            assertThatThrownBy(db::contexts)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("an Ed25519 key pair");
        }
    }

    @Test
    void noContextShowsAnotherTenantsOrAgentsRecords() {
        try (AgenticDb db = builder().open()) {
            fill(db);
            db.memory()
                    .remember(Episode.builder("rotate the log files in secret", scope.agent("spy"))
                            .outcome(Outcome.success())
                            .build());
            assertThat(db.withScope(Scope.of("other")).contextFor(TASK).items()).isEmpty();
            assertThat(db.withScope(Scope.of("other")).contextFor(TASK).text()).isEmpty();
            assertThat(db.contextFor("rotate the log files in secret").text()).doesNotContain("in secret");
            assertThatThrownBy(() -> db.contexts().check(db.contextFor(TASK).certificate(), Scope.of("other")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("other");
        }
    }

    @Test
    void badRequestsAndCertificatesAreRefusedWithTheirValue() {
        assertThatThrownBy(() -> ContextRequest.builder(" ", scope).build()).hasMessageContaining("task");
        assertThatThrownBy(() -> ContextRequest.builder("t", scope).maxTokens(3).build())
                .hasMessageContaining("16 to 1000000, got 3");
        assertThatThrownBy(() ->
                        ContextRequest.builder("t", scope).diversity(Double.NaN).build())
                .hasMessageContaining("[0, 1], got NaN");
        for (String bad : List.of("", "{}", "[]", "{\"format\":2}", "{\"format\":1,\"issuedAt\":\"now\"}")) {
            assertThatThrownBy(() -> Certificate.fromJson(bad)).isInstanceOf(InvalidInputException.class);
        }
    }
}
