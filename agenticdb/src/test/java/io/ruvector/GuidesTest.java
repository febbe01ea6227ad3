package io.ruvector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import io.ruvector.causal.EffectEstimate;
import io.ruvector.causal.Observation;
import io.ruvector.context.Certificate;
import io.ruvector.context.CertificateCheck;
import io.ruvector.context.ContextItem;
import io.ruvector.context.ContextKind;
import io.ruvector.context.ContextRequest;
import io.ruvector.context.TaskContext;
import io.ruvector.memory.Episode;
import io.ruvector.memory.ForgetReport;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.RecallQuery;
import io.ruvector.memory.RecalledEpisode;
import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import io.ruvector.memory.fact.FactChange;
import io.ruvector.rag.Answer;
import io.ruvector.rag.IngestReport;
import io.ruvector.rag.RetrievedPassage;
import io.ruvector.skill.Consolidation;
import io.ruvector.skill.SkillMatch;
import io.ruvector.sona.Route;
import io.ruvector.sona.RouteDecision;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.Filter;
import io.ruvector.vector.Quantization;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.VectorStorage;
import io.ruvector.vector.WriteBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/guides, as it stands there. */
class GuidesTest {

    @TempDir
    Path directory;

    private AgenticDb db;

    @BeforeEach
    void open() {
        db = AgenticDb.builder(directory.resolve("db"))
                .embedder(new BagOfWordsEmbedder(256))
                .open();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void context() {
        db.remember("the nightly build of the shop failed", "raised the heap", Outcome.success(), "it was memory");
        Scope scope = db.scope();

        TaskContext context = db.contextFor("the nightly build of the shop fails");
        String prompt = context.text() + "\nTask: " + context.task();
        assertThat(prompt).contains("it was memory");

        TaskContext smaller = db.contexts()
                .assemble(ContextRequest.builder("the nightly build of the shop fails", scope)
                        .maxTokens(500)
                        .diversity(0.5)
                        .only(ContextKind.SKILL, ContextKind.EPISODE)
                        .build());
        assertThat(smaller.items()).extracting(ContextItem::number).containsExactly(1);

        String kept = context.certificate().toJson();
        CertificateCheck check = db.contexts().check(Certificate.fromJson(kept), scope);
        assertThat(check.genuine()).isTrue();
        assertThat(check.records()).hasSize(1);
    }

    @Test
    void memory() {
        Scope coder = Scope.of("acme").team("web").agent("coder");
        Episode stored = db.remember(Episode.builder("speed up the product page", coder)
                .state("p95 is 2.3 s")
                .steps("profiled the request", "added an index on product.sku")
                .outcome(Outcome.success(0.9))
                .reflection("the ORM hid a sequential scan")
                .tags("performance")
                .visibility(Visibility.TEAM)
                .build());

        List<RecalledEpisode> hits = db.memory()
                .recall(RecallQuery.builder("checkout is slow", Scope.of("acme").team("web"))
                        .k(5)
                        .only(Outcome.Kind.SUCCESS)
                        .build());

        assertThat(hits).extracting(hit -> hit.episode().id()).containsExactly(stored.id());
        assertThat(hits.getFirst().parts().total()).isEqualTo(hits.getFirst().score());
        assertThat(db.memory().publish(stored.id(), coder, Visibility.SHARED)).isPresent();
        ForgetReport report = db.memory().forget(stored.id(), coder);
        assertThat(report.clean()).isTrue();
    }

    @Test
    void facts() {
        assertThat(db.state("Anna lives in Rome").kind()).isEqualTo(FactChange.Kind.ADDED);
        assertThat(db.state("Anna resides in Rome").kind()).isEqualTo(FactChange.Kind.NEAR_DUPLICATE);
        assertThat(db.state("Anna has relocated to Oslo").kind()).isEqualTo(FactChange.Kind.SUPERSEDED);
        assertThat(db.facts().about("Anna", db.scope())).hasSize(1);
        assertThat(db.factsFor("where does Anna live", 3)).hasSize(1);
        assertThat(db.forgetScope(db.scope()).clean()).isTrue();
        assertThat(db.facts().total()).isZero();
    }

    @Test
    void skillsAndEffects() {
        Consolidation report = db.consolidate();
        List<SkillMatch> skills = db.skillsFor("rotate the log files", 3);

        List<SkillMatch> sampled = db.skills().sampleFor("rotate the log files", 3, db.scope(), new Random(7));

        assertThat(report.changedNothing()).isTrue();
        assertThat(skills).isEmpty();
        assertThat(sampled).isEmpty();

        db.causal()
                .record(Observation.builder("review-first", "merged-without-rework", "default")
                        .id("pull-request-17")
                        .treated(true)
                        .outcome(1.0)
                        .context("size", "large")
                        .propensity(0.5)
                        .build());

        EffectEstimate estimate = db.effect("review-first", "merged-without-rework");

        assertThat(estimate).isInstanceOf(EffectEstimate.NotIdentified.class);
        assertThat(db.effects()).noneMatch(edge -> edge.claimed());
    }

    @Test
    void documents() throws Exception {
        Path docs = Files.createDirectory(directory.resolve("docs"));
        Files.writeString(docs.resolve("store.md"), "# Store\n\nWrites are made durable by one fsync a batch.\n");

        IngestReport report = db.ingest(docs);
        Answer answer = db.ask("how are writes made durable?");
        answer.citations().forEach(citation -> System.out.println(citation));
        db.feedback(answer.queryId(), 1.0);

        assertThat(report.ingested()).isEqualTo(1);
        assertThat(answer.text()).contains("one fsync a batch");
        db.corpus().feedback().reset("default");

        List<RetrievedPassage> passages = db.retrieve(
                "durable writes", 3, Filter.parse("source contains \"store\" and not heading contains \"Old\""));
        assertThat(passages).hasSize(1);
        assertThat(db.retrieve("durable writes", 3, Filter.parse("source contains \"other\"")))
                .isEmpty();
        assertThat(db.ask("how are writes made durable?", Filter.parse("start > 1000"))
                        .citations())
                .isEmpty();

        ContentRetriever retriever = db.contentRetriever(5);
        List<Content> contents = retriever.retrieve(Query.from("how are writes made durable?"));
        assertThat(contents).isNotEmpty();
    }

    @Test
    void routing() {
        db.addRoute(new Route("billing", "questions about invoices and payments", 1));
        db.addRoute(new Route("outage", "the service is down or slow", 1));
        db.router().learn("I was charged twice", "billing", "default");

        RouteDecision decision = db.route("why is there a second charge on my card?");
        if (!decision.isUnknown()) {
            db.router().feedback(decision.decisionId(), 1.0, "default");
        }

        assertThat(decision.explanation()).isNotBlank();
    }

    @Test
    void vectorOptions() {
        DbOptions large = DbOptions.builder(Path.of("data"))
                .quantization(Quantization.INT8)
                .storage(VectorStorage.MAPPED)
                .build();
        assertThat(large.storage()).isEqualTo(VectorStorage.MAPPED);
    }

    @Test
    void vectors() {
        Collection images = db.vectors()
                .openCollection("images", CollectionOptions.builder(4).build());
        db.vectors()
                .write(new WriteBatch()
                        .upsert(images, VectorEntry.of("a", new float[] {1, 0, 0, 0}, Map.of("year", 2024L)))
                        .upsert(images, VectorEntry.of("b", new float[] {0, 1, 0, 0}, Map.of("year", 2025L))));
        List<SearchHit> hits = images.search(SearchQuery.builder(new float[] {1, 0.1f, 0, 0}, 2)
                .filter(Filter.gte("year", 2025L))
                .build());

        Filter recent = Filter.parse("year >= 2025 and not exists retracted");
        List<SearchHit> same = images.search(SearchQuery.builder(new float[] {1, 0.1f, 0, 0}, 2)
                .filter(recent)
                .build());

        assertThat(hits).extracting(SearchHit::id).containsExactly("b");
        assertThat(same).isEqualTo(hits);
    }
}
