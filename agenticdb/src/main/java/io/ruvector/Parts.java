package io.ruvector;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.ruvector.causal.CausalGraph;
import io.ruvector.context.ContextAssembler;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.chat.Transcripts;
import io.ruvector.memory.fact.FactMemory;
import io.ruvector.rag.Answerer;
import io.ruvector.rag.Corpus;
import io.ruvector.rag.HybridRetriever;
import io.ruvector.rag.Ingestor;
import io.ruvector.rag.RuVectorEmbeddingStore;
import io.ruvector.skill.SkillLibrary;
import io.ruvector.sona.SonaOptions;
import io.ruvector.sona.SonaRouter;
import io.ruvector.vector.CollectionInfo;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbInfo;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The open parts of a database, shared by all its views; each is opened when first asked for. Thread-safe. */
final class Parts {

    final VectorDb vectors;
    final Opening opening;
    final Part<EpisodicMemory> memory;
    final Part<SkillLibrary> skills;
    final Part<FactMemory> facts;
    final Part<CausalGraph> causal;
    final Part<Corpus> corpus;
    final Part<Ingestor> ingestor;
    final Part<HybridRetriever> retriever;
    final Part<Answerer> answerer;
    final Part<EmbeddingStore<TextSegment>> embeddingStore;
    final Part<Items> items;
    final Part<SonaRouter> router;
    final Part<ContextAssembler> contexts;
    final Part<Transcripts> transcripts;

    private final Part<Learned> learned;

    Parts(Opening opening) {
        TextEmbedder embedder = opening.observedEmbedder();
        Clock clock = opening.clock();
        this.vectors = opening.openVectors();
        this.opening = opening;
        this.causal = new Part<>(() -> CausalGraph.open(vectors, clock));
        Part<Learned> learned = new Part<>(
                () -> Learned.open(vectors, embedder, causal, opening.factReader(), opening.naming(), clock));
        this.memory = new Part<>(() -> learned.get().memory());
        this.skills = new Part<>(() -> learned.get().skills());
        this.facts = new Part<>(() -> learned.get().facts());
        this.learned = learned;
        this.contexts = new Part<>(() -> ContextAssembler.of(
                memory.get(), facts.get(), skills.get(), causal.get(), embedder, opening.keys(), clock));
        this.corpus = new Part<>(() -> Corpus.open(vectors, embedder, Corpus.DEFAULT_NAME, clock));
        this.ingestor = new Part<>(() -> new Ingestor(corpus.get()));
        this.retriever = new Part<>(() -> new HybridRetriever(corpus.get()));
        this.answerer = new Part<>(() -> opening.chatModel()
                .map(model -> Answerer.generative(corpus.get(), model))
                .orElseGet(() -> Answerer.extractive(corpus.get())));
        this.embeddingStore = new Part<>(() -> new RuVectorEmbeddingStore(
                vectors, vectors.openCollection("langchain4j", CollectionOptions.of(embedder))));
        this.router = new Part<>(() -> SonaRouter.open(vectors, embedder, SonaOptions.defaults(), clock));
        this.items = new Part<>(() -> new Items(vectors, embedder));
        this.transcripts = new Part<>(() -> Transcripts.open(vectors, embedder, clock));
    }

    Learned learned() {
        return learned.get();
    }

    DatabaseInfo info() {
        DbInfo store = vectors.info();
        Map<String, Long> collections = store.collections().stream()
                .collect(Collectors.toMap(CollectionInfo::name, CollectionInfo::count, Long::sum, TreeMap::new));
        return new DatabaseInfo(
                store.path().toString(),
                opening.embedder().modelId(),
                opening.embedder().dimension(),
                store.simd(),
                store.sequence(),
                store.bytesOnDisk(),
                memory.get().total(),
                corpus.get().documentCount(),
                corpus.get().passageCount(),
                collections);
    }

    /** Closes what was opened, the store after what stands on it, and the bundled model last. */
    void close() {
        try {
            router.ifOpened().ifPresent(SonaRouter::close);
            corpus.ifOpened().ifPresent(Corpus::close);
            learned.ifOpened().ifPresent(Learned::close);
            transcripts.ifOpened().ifPresent(Transcripts::close);
        } finally {
            try {
                vectors.close();
            } finally {
                opening.bundled().ifPresent(OnnxEmbeddingModel::close);
            }
        }
    }
}
