package io.ruvector.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.client.Attempt;
import io.ruvector.client.CitedAnswer;
import io.ruvector.client.RuVectorClient;
import io.ruvector.client.ServerRefusedException;
import io.ruvector.client.ServerUnreachableException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java client against a real server. */
class ClientTest {

    @TempDir
    static Path directory;

    private static RunningServer server;
    private static RuVectorClient client;

    @BeforeAll
    static void start() {
        server = new RunningServer(directory);
        client = RuVectorClient.of(server.uri("/"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatOneAgentOfATenantRemembersIsItsOwn() {
        RuVectorClient acme = client.forTenant("acme");
        Attempt attempt =
                new Attempt("deploy the shop", List.of("helm upgrade"), "failure", "quota", "raise the quota");
        String id = acme.forAgent("coder").remember(attempt);
        assertThat(acme.forAgent("coder").recall("deploy shop", 3).episodes())
                .first()
                .satisfies(episode -> assertThat(episode.reflection()).isEqualTo("raise the quota"));
        assertThat(acme.forAgent("tester").recall("deploy shop", 3).episodes()).isEmpty();
        assertThat(client.forTenant("other").recall("deploy shop", 3).episodes())
                .isEmpty();
        acme.forAgent("coder").forget(id);
        assertThat(acme.forAgent("coder").recall("deploy shop", 3).episodes()).isEmpty();
    }

    @Test
    void aWriteSentTwiceUnderOneKeyIsDoneOnce() {
        RuVectorClient once = client.forTenant("once").attempt(UUID.randomUUID());
        Attempt attempt = new Attempt("pay", List.of(), "success", "", "");
        assertThat(once.remember(attempt)).isEqualTo(once.remember(attempt));
        assertThat(client.forTenant("once").recall("pay", 5).episodes()).hasSize(1);
    }

    @Test
    void documentsTextsAndFactsComeBack() {
        RuVectorClient tenant = client.forTenant("docs");
        tenant.ingest("manual", "Manual", "The blue pump needs oil every forty hours.");
        CitedAnswer answer = tenant.ask("how often does the blue pump need oil");
        assertThat(answer.answer()).contains("forty hours");
        assertThat(answer.citations())
                .first()
                .satisfies(citation -> assertThat(citation.quote()).contains("forty"));
        tenant.rate(answer.queryId(), 1);
        tenant.insert("a", "green tea", Map.of("year", 2020));
        assertThat(tenant.search("tea", 1).hits())
                .first()
                .satisfies(hit -> assertThat(hit.metadata()).containsEntry("year", 2020));
        tenant.state("Anna lives in Rome");
        assertThat(tenant.recall("where does Anna live", 1).facts()).hasSize(1);
        assertThat(tenant.contextFor("visit Anna")).isNotNull();
        assertThat(tenant.route("anything").route()).isNull();
    }

    @Test
    void refusalsAndSilenceAreTypedErrors() {
        assertThatThrownBy(() -> client.recall("", 3))
                .isInstanceOf(ServerRefusedException.class)
                .hasMessageContaining("400");
        assertThatThrownBy(() -> client.search("none", new float[] {1}, 1))
                .isInstanceOf(ServerRefusedException.class)
                .hasMessageContaining("404")
                .hasMessageContaining("none");
        assertThatThrownBy(() ->
                        RuVectorClient.of(URI.create("http://127.0.0.1:1")).ask("x"))
                .isInstanceOf(ServerUnreachableException.class);
    }
}
