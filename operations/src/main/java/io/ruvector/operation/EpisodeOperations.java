package io.ruvector.operation;

import io.ruvector.AgenticDb;
import io.ruvector.context.ContextItem;
import io.ruvector.context.ContextRequest;
import io.ruvector.context.TaskContext;
import io.ruvector.memory.EpisodeFilter;
import io.ruvector.memory.EpisodePage;
import io.ruvector.memory.PageRequest;
import io.ruvector.memory.fact.FactQuery;
import io.ruvector.operation.view.EpisodeView;
import io.ruvector.operation.view.FactView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Episodes and facts one by one, page by page, and as of another time. */
final class EpisodeOperations {

    private EpisodeOperations() {}

    record Page(
            @Described(value = "Where to go on: next of the page before", most = 256) @Nullable
            String after,

            @Described(value = "How many at most; 50 if left out", min = 1, max = 1_000) @Nullable
            Integer limit,

            @Described("Only what happened at or after") @Nullable
            Instant from,

            @Described("Only what happened before") @Nullable
            Instant to) {}

    record EpisodePageView(
            List<EpisodeView> episodes, @Nullable String next) {}

    record EpisodeId(
            @Described(value = "The episode's id", most = 128)
            String id) {}

    record FactsWanted(
            @Described("What they should be about") String query,

            @Described(value = "How many at most; 10 if left out", min = 1, max = 1_000) @Nullable
            Integer k,

            @Described("That held at this time; now if left out") @Nullable
            Instant validAt,

            @Described("As the memory would have answered at this time") @Nullable
            Instant knownAt) {}

    record Facts(List<FactView> facts) {}

    record History(
            @Described(value = "Whom or what the facts are about", most = 1_000)
            String subject) {}

    record Task(
            @Described("What is to be done") String task,

            @Described(value = "Most tokens of the context; 1000 if left out", min = 50, max = 32_000) @Nullable
            Integer tokens) {}

    record Context(String text, int tokens, List<Item> items) {}

    record Item(int number, String kind, String id, double relevance, String text) {
        static Item of(ContextItem i) {
            return new Item(i.number(), i.kind().name().toLowerCase(Locale.ROOT), i.id(), i.relevance(), i.text());
        }
    }

    static List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(
                        "episode_list",
                        Effect.READ,
                        "List episodes",
                        "Episodes page by page.",
                        Page.class,
                        EpisodePageView.class,
                        EpisodeOperations::list),
                Operation.of(
                        "episode_get",
                        Effect.READ,
                        "Get an episode",
                        "One episode by its id.",
                        EpisodeId.class,
                        EpisodeView.class,
                        EpisodeOperations::get),
                Operation.of(
                        "fact_recall",
                        Effect.READ,
                        "Recall facts",
                        "Facts that fit a text, now or as of another time.",
                        FactsWanted.class,
                        Facts.class,
                        EpisodeOperations::facts),
                Operation.of(
                        "fact_history",
                        Effect.READ,
                        "History of a subject",
                        "All that was ever believed about a subject, with the times it held.",
                        History.class,
                        Facts.class,
                        (db, in) -> new Facts(db.facts().history(in.subject, db.scope()).stream()
                                .map(FactView::of)
                                .toList())),
                Operation.of(
                        "memory_context",
                        Effect.READ,
                        "Context for a task",
                        "What to know before a task: skills, facts, effects and episodes within a budget of tokens.",
                        Task.class,
                        Context.class,
                        EpisodeOperations::context));
    }

    private static EpisodePageView list(AgenticDb db, Page in) {
        EpisodeFilter filter = EpisodeFilter.all();
        if (in.from != null) {
            filter = filter.since(in.from);
        }
        if (in.to != null) {
            filter = filter.before(in.to);
        }
        EpisodePage page = db.memory()
                .list(
                        db.scope(),
                        filter,
                        new PageRequest(MemoryOperations.or(in.after), in.limit == null ? 50 : in.limit));
        return new EpisodePageView(
                page.episodes().stream().map(EpisodeView::of).toList(),
                page.next().map(PageRequest::fromId).orElse(null));
    }

    private static EpisodeView get(AgenticDb db, EpisodeId in) {
        return db.memory()
                .find(in.id, db.scope())
                .map(EpisodeView::of)
                .orElseThrow(() -> new NotFoundException("episode", in.id));
    }

    private static Facts facts(AgenticDb db, FactsWanted in) {
        FactQuery query = FactQuery.of(in.query, db.scope()).k(in.k == null ? 10 : in.k);
        if (in.validAt != null) {
            query = query.validAt(in.validAt);
        }
        if (in.knownAt != null) {
            query = query.knownAt(in.knownAt);
        }
        return new Facts(db.facts().recall(query).stream().map(FactView::of).toList());
    }

    private static Context context(AgenticDb db, Task in) {
        TaskContext context = db.contexts()
                .assemble(ContextRequest.builder(in.task, db.scope())
                        .maxTokens(in.tokens == null ? 1_000 : in.tokens)
                        .build());
        return new Context(
                context.text(),
                context.tokens(),
                context.items().stream().map(Item::of).toList());
    }
}
