package io.ruvector;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.ruvector.causal.CausalEdge;
import io.ruvector.causal.CausalGraph;
import io.ruvector.causal.EffectEstimate;
import io.ruvector.context.ContextAssembler;
import io.ruvector.context.ContextRequest;
import io.ruvector.context.TaskContext;
import io.ruvector.memory.Episode;
import io.ruvector.memory.EpisodeBuilder;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.ForgetReport;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.RecallQuery;
import io.ruvector.memory.RecalledEpisode;
import io.ruvector.memory.Scope;
import io.ruvector.memory.chat.Transcripts;
import io.ruvector.memory.fact.FactChange;
import io.ruvector.memory.fact.FactMemory;
import io.ruvector.memory.fact.FactQuery;
import io.ruvector.memory.fact.RecalledFact;
import io.ruvector.memory.fact.Statement;
import io.ruvector.rag.Answer;
import io.ruvector.rag.Corpus;
import io.ruvector.rag.IngestOptions;
import io.ruvector.rag.IngestReport;
import io.ruvector.rag.RetrievalQuery;
import io.ruvector.rag.RetrievedPassage;
import io.ruvector.rag.RuVectorContentRetriever;
import io.ruvector.rag.SourceDocument;
import io.ruvector.skill.Consolidation;
import io.ruvector.skill.SkillLibrary;
import io.ruvector.skill.SkillMatch;
import io.ruvector.sona.Route;
import io.ruvector.sona.RouteDecision;
import io.ruvector.sona.SonaRouter;
import io.ruvector.vector.Filter;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An agent's memory in one directory: episodes, skills, effects, documents and a router over one durable store.
 *
 * <p>Parts are opened when first used; the embedding model is loaded when the first text is embedded. All writes are on
 * disk when the call returns. Thread-safe. One process owns the directory until {@link #close()}. Longer than most classes, for
 * it is the one place where everything is found: each method is a line that says to which part it goes.
 *
 * <pre>{@code
 * try (AgenticDb db = AgenticDb.open(Path.of(".ruvector"))) {
 *     db.remember("make the build green", "raised the heap", Outcome.success(), "out of memory looks like flaky tests");
 *     db.recall("tests fail at random", 3).forEach(hit -> System.out.println(hit.episode().reflection()));
 * }
 * }</pre>
 */
public final class AgenticDb implements AutoCloseable {

    private final Parts parts;
    private final Scope scope;

    AgenticDb(Parts parts, Scope scope) {
        this.parts = parts;
        this.scope = scope;
    }

    /**
     * Opens the database in a directory with the bundled embedding model, for the tenant {@code default}.
     *
     * @param directory its directory; made when absent
     * @return the open database
     * @throws io.ruvector.store.StoreLockedException if another process, or this one, has it open
     * @throws io.ruvector.vector.ModelMismatchException if it holds the vectors of another model
     */
    public static AgenticDb open(Path directory) {
        return builder(directory).open();
    }

    /**
     * A database to be opened with more say.
     *
     * @param directory its directory; made when absent
     * @return a builder
     */
    public static AgenticDbBuilder builder(Path directory) {
        return new AgenticDbBuilder(directory);
    }

    /** {@return whose records this view reads and writes} */
    public Scope scope() {
        return scope;
    }

    /**
     * The same open database for another scope. Episodes and skills are kept by the whole scope; documents, effects and
     * routes by its tenant.
     *
     * @param other the scope of the view
     * @return a view that shares everything with this one; closing either closes the database
     */
    public AgenticDb withScope(Scope other) {
        return new AgenticDb(parts, other);
    }

    // ---- episodes and skills

    /**
     * Stores what an agent did.
     *
     * @param task what was to be done; not blank
     * @param action what was done; empty when nothing was
     * @param outcome what came of it
     * @param reflection what was learned; may be empty
     * @return the episode as stored
     */
    public Episode remember(String task, String action, Outcome outcome, String reflection) {
        EpisodeBuilder episode = Episode.builder(task, scope).outcome(outcome).reflection(reflection);
        if (!action.isBlank()) {
            episode.step(action);
        }
        return remember(episode.build());
    }

    /**
     * Stores an episode.
     *
     * @param episode built with {@link Episode#builder}
     * @return the episode as stored, with its id and record time
     */
    public Episode remember(Episode episode) {
        return observe(ObservedOperation.REMEMBER, () -> memory().remember(episode));
    }

    /**
     * The episodes most like a task, by meaning and words.
     *
     * @param text the task or question at hand; not blank
     * @param k how many at most, 1 to 1,000
     * @return best first, each with the parts of its score
     */
    public List<RecalledEpisode> recall(String text, int k) {
        RecallQuery query = RecallQuery.builder(text, scope).k(k).build();
        return observe(ObservedOperation.RECALL, () -> memory().recall(query));
    }

    /**
     * Distils skills from the episodes this scope sees; a second run without new episodes changes nothing.
     *
     * @return what changed
     */
    public Consolidation consolidate() {
        return skills().consolidate(scope);
    }

    /**
     * Skills that fit a task.
     *
     * @param task what is to be done; not blank
     * @param k how many at most
     * @return best first
     */
    public List<SkillMatch> skillsFor(String task, int k) {
        return skills().findFor(task, k, scope);
    }

    /**
     * What this scope should know before a task: skills, effects and episodes in at most 1,000 tokens, with a certificate.
     *
     * @param task what is to be done; not blank
     * @return the context; {@link #contexts()} takes more say, and checks certificates
     */
    public TaskContext contextFor(String task) {
        return contexts().assemble(ContextRequest.builder(task, scope).build());
    }

    // ---- facts

    /**
     * Takes in a fact stated in words, such as "the user prefers metric units": as a new fact, as a further source of a
     * known one, or in place of one that it contradicts.
     *
     * @param statement one sentence; not blank
     * @return what it changed
     */
    public FactChange state(String statement) {
        return observe(ObservedOperation.STATE, () -> facts().state(Statement.of(statement, scope)));
    }

    /**
     * The facts that fit a text best, of those that hold now.
     *
     * @param text what they should be about; not blank
     * @param k how many at most, 1 to 1,000
     * @return best first
     */
    public List<RecalledFact> factsFor(String text, int k) {
        return observe(
                ObservedOperation.RECALL,
                () -> facts().recall(FactQuery.of(text, scope).k(k)));
    }

    /**
     * Forgets every episode, fact, skill and conversation that was written within a scope, whatever its visibility, with what skills and
     * effects took from the episodes; for a whole tenant its documents, ratings, stored texts and observations, too. For
     * administrators. What a router learned stays, and so does what was written to {@link #vectors()} and
     * {@link #embeddingStore()}.
     *
     * @param within the scope; {@code Scope.of("acme")} is the whole tenant
     * @return what was forgotten, and what was found where afterwards
     */
    public ForgetReport forgetScope(Scope within) {
        return observe(ObservedOperation.FORGET, () -> new ScopeErasure(parts).forget(within));
    }

    // ---- documents

    /**
     * Ingests a file or, recursively, a directory of Markdown, text and HTML; unchanged files are skipped.
     *
     * @param fileOrDirectory what to read
     * @return what became of each file; one bad file never stops the rest
     */
    public IngestReport ingest(Path fileOrDirectory) {
        return ingest(fileOrDirectory, IngestOptions.defaults());
    }

    /**
     * Ingests a file or a directory with more say.
     *
     * @param fileOrDirectory what to read
     * @param options how; their scope is replaced by this view's tenant
     * @return what became of each file
     */
    public IngestReport ingest(Path fileOrDirectory, IngestOptions options) {
        return parts.ingestor.get().ingest(fileOrDirectory, options.withScope(tenant()));
    }

    /**
     * Ingests documents that are in memory already.
     *
     * @param documents each replaces an earlier one of its id
     * @param options how; their scope is replaced by this view's tenant
     * @return what became of each
     */
    public IngestReport ingest(List<SourceDocument> documents, IngestOptions options) {
        return parts.ingestor.get().ingest(documents, options.withScope(tenant()));
    }

    /**
     * Ingests one document.
     *
     * @param document its id, title and text; a document of the same id is replaced
     * @return what became of it
     */
    public IngestReport ingest(SourceDocument document) {
        return ingest(List.of(document), IngestOptions.defaults());
    }

    /**
     * Answers a question from the ingested documents, with citations: by the chat model when one was given, else with
     * sentences of the sources.
     *
     * @param question the question; not blank
     * @return the answer; {@link Answer#queryId()} is what {@link #feedback} takes
     */
    public Answer ask(String question) {
        return answer(RetrievalQuery.builder(question));
    }

    /**
     * Answers a question from those passages only that meet a condition.
     *
     * @param question the question; not blank
     * @param filter on the passages' metadata: {@link io.ruvector.rag.PassageMetadata} and what their documents were given
     * @return the answer
     */
    public Answer ask(String question, Filter filter) {
        return answer(RetrievalQuery.builder(question).filter(filter));
    }

    /**
     * {@link #ask(String, Filter)}, with the passages told as soon as they are found, before the answer is written.
     *
     * @param question the question; not blank
     * @param filter on the passages' metadata
     * @param found hears once of the passages, best first, on the calling thread
     * @return the answer
     */
    public Answer ask(String question, Filter filter, Consumer<List<RetrievedPassage>> found) {
        RetrievalQuery asked =
                RetrievalQuery.builder(question).filter(filter).scope(tenant()).build();
        return observe(ObservedOperation.RETRIEVE, () -> parts.answerer.get().answer(asked, found));
    }

    /**
     * The passages that best match a question, by BM25 and vectors together.
     *
     * @param question what to look for; not blank
     * @param k how many at most
     * @return best first, each with the parts of its score
     */
    public List<RetrievedPassage> retrieve(String question, int k) {
        return passages(RetrievalQuery.builder(question).k(k));
    }

    /**
     * The passages that best match a question, of those that meet a condition.
     *
     * @param question what to look for; not blank
     * @param k how many at most
     * @param filter on the passages' metadata: {@link io.ruvector.rag.PassageMetadata} and what their documents were given
     * @return best first, each with the parts of its score
     */
    public List<RetrievedPassage> retrieve(String question, int k, Filter filter) {
        return passages(RetrievalQuery.builder(question).k(k).filter(filter));
    }

    /**
     * Says how good an answer was; later rankings for similar questions move accordingly.
     *
     * @param queryId of the answer
     * @param rating in [-1, 1], higher is better
     */
    public void feedback(String queryId, double rating) {
        parts.corpus.get().feedback().rate(tenant(), queryId, rating);
    }

    // ---- effects

    /**
     * The estimated effect of a cause on an outcome, or why it is not identified.
     *
     * @param cause the cause's name, as recorded with {@link CausalGraph#record}
     * @param effect the outcome's name
     * @return the estimate
     */
    public EffectEstimate effect(String cause, String effect) {
        return causal().effect(cause, effect, tenant());
    }

    /**
     * All estimated effects of this tenant, corrected for their number.
     *
     * @return the edges
     */
    public List<CausalEdge> effects() {
        return causal().edges(tenant());
    }

    // ---- routes

    /**
     * Makes a route known to this tenant's router, or describes it anew.
     *
     * @param route where queries may be sent
     */
    public void addRoute(Route route) {
        router().addRoute(route, tenant());
    }

    /**
     * Where a query belongs.
     *
     * @param query the query; not blank
     * @return the decision; "unknown" is one
     */
    public RouteDecision route(String query) {
        return router().route(query, tenant());
    }

    // ---- texts and vectors

    /**
     * Stores a text under an id, embedded, in the collection {@code items}; replaces what was there.
     *
     * @param id its id
     * @param text the text; not blank
     * @param metadata values to filter by
     */
    public void insert(String id, String text, Map<String, Object> metadata) {
        parts.items.get().insert(id, text, metadata, tenant());
    }

    /**
     * The stored texts nearest in meaning.
     *
     * @param text what to look for; not blank
     * @param k how many at most
     * @return best first
     */
    public List<SearchHit> search(String text, int k) {
        return parts.items.get().search(text, k, tenant());
    }

    /**
     * The stored texts nearest in meaning, of those that meet a condition.
     *
     * @param text what to look for; not blank
     * @param k how many at most
     * @param filter on the texts' metadata
     * @return best first
     */
    public List<SearchHit> search(String text, int k, Filter filter) {
        return parts.items.get().search(text, k, filter, tenant());
    }

    /**
     * A stored text with its vector and metadata.
     *
     * @param id its id
     * @return the entry, if there is one
     */
    public Optional<VectorEntry> find(String id) {
        return parts.items.get().find(id, tenant());
    }

    /**
     * Removes a stored text.
     *
     * @param id its id
     * @return whether it was there
     */
    public boolean delete(String id) {
        return parts.items.get().delete(id, tenant());
    }

    // ---- the parts

    /** {@return the episodes} */
    public EpisodicMemory memory() {
        return parts.memory.get();
    }

    /** {@return the facts} */
    public FactMemory facts() {
        return parts.facts.get();
    }

    /** {@return the skills} */
    public SkillLibrary skills() {
        return parts.skills.get();
    }

    /** {@return what was said in conversations} */
    public Transcripts transcripts() {
        return parts.transcripts.get();
    }

    /** {@return what puts contexts together and checks their certificates} */
    public ContextAssembler contexts() {
        return parts.contexts.get();
    }

    /** {@return the causal graph} */
    public CausalGraph causal() {
        return parts.causal.get();
    }

    /** {@return the router; its scopes are tenants} */
    public SonaRouter router() {
        return parts.router.get();
    }

    /** {@return the body of documents; its scopes are tenants} */
    public Corpus corpus() {
        return parts.corpus.get();
    }

    /**
     * Hybrid retrieval over this tenant's passages, for LangChain4j.
     *
     * @param maxResults how many passages a query gets at most
     * @return a content retriever
     */
    public ContentRetriever contentRetriever(int maxResults) {
        ContentRetriever retriever = RuVectorContentRetriever.of(parts.corpus.get(), tenant(), maxResults);
        return query -> observe(ObservedOperation.RETRIEVE, () -> retriever.retrieve(query));
    }

    /** {@return a LangChain4j store of the caller's own vectors, in the collection {@code langchain4j}} */
    public EmbeddingStore<TextSegment> embeddingStore() {
        return parts.embeddingStore.get();
    }

    /** {@return the vector store under everything} */
    public VectorDb vectors() {
        return parts.vectors;
    }

    /** {@return what gives the vectors} */
    public TextEmbedder embedder() {
        return parts.opening.embedder();
    }

    /** {@return what the database holds, counted now} */
    public DatabaseInfo info() {
        return parts.info();
    }

    /** Writes index snapshots and closes the store and the bundled model; does nothing when closed. */
    @Override
    public void close() {
        parts.close();
    }

    private Answer answer(RetrievalQuery.Builder query) {
        RetrievalQuery asked = query.scope(tenant()).build();
        return observe(ObservedOperation.RETRIEVE, () -> parts.answerer.get().answer(asked));
    }

    private List<RetrievedPassage> passages(RetrievalQuery.Builder query) {
        RetrievalQuery asked = query.scope(tenant()).build();
        return observe(ObservedOperation.RETRIEVE, () -> parts.retriever.get().retrieve(asked));
    }

    private <T> T observe(ObservedOperation operation, Supplier<T> work) {
        return parts.opening.observer().observe(operation, embedder().modelId(), work);
    }

    private String tenant() {
        return scope.tenant();
    }
}
