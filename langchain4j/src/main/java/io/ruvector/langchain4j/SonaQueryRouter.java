package io.ruvector.langchain4j;

import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.rag.query.router.QueryRouter;
import io.ruvector.sona.RouteDecision;
import io.ruvector.sona.SonaRouter;
import io.ruvector.store.InvalidInputException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Sends each query of a retrieval augmentor to the retriever of the route that a {@link SonaRouter} chooses. A query whose route
 * is unknown goes to the fallbacks: to nothing, when there are none. What was decided is told to a listener, so that it can be rated
 * later with {@link SonaRouter#feedback}. Thread-safe if the retrievers and the listener are.
 *
 * {@snippet :
 * QueryRouter router = SonaQueryRouter.builder(db.router(), "acme")
 *         .retriever("billing", invoices)
 *         .retriever("outage", runbooks)
 *         .fallback(everything)
 *         .build();
 * DefaultRetrievalAugmentor.builder().queryRouter(router).build();
 * }
 */
public final class SonaQueryRouter implements QueryRouter {

    private final SonaRouter router;
    private final String scope;
    private final Map<String, ContentRetriever> retrievers;
    private final List<ContentRetriever> fallbacks;
    private final BiConsumer<Query, RouteDecision> listener;

    private SonaQueryRouter(Builder builder) {
        router = builder.router;
        scope = builder.scope;
        retrievers = Map.copyOf(builder.retrievers);
        fallbacks = List.copyOf(builder.fallbacks);
        listener = builder.listener;
    }

    /**
     * A router to be built.
     *
     * @param router decides; its routes must be known to it by the time of the first query
     * @param scope whose routes
     */
    public static Builder builder(SonaRouter router, String scope) {
        return new Builder(router, scope);
    }

    @Override
    public Collection<ContentRetriever> route(Query query) {
        RouteDecision decision = router.route(query.text(), scope);
        listener.accept(query, decision);
        return decision.route()
                .flatMap(route -> Optional.ofNullable(retrievers.get(route.id())))
                .map(List::of)
                .orElse(fallbacks);
    }

    /** Builds a {@link SonaQueryRouter}; not thread-safe. */
    public static final class Builder {

        private final SonaRouter router;
        private final String scope;
        private final Map<String, ContentRetriever> retrievers = new java.util.HashMap<>();
        private final List<ContentRetriever> fallbacks = new java.util.ArrayList<>();
        private BiConsumer<Query, RouteDecision> listener = (query, decision) -> {};

        private Builder(SonaRouter router, String scope) {
            this.router = router;
            this.scope = scope;
        }

        /** Who answers the queries of a route. */
        public Builder retriever(String routeId, ContentRetriever retriever) {
            retrievers.put(routeId, retriever);
            return this;
        }

        /** Who answers queries whose route is unknown or has no retriever; may be called again for a further one. */
        public Builder fallback(ContentRetriever retriever) {
            fallbacks.add(retriever);
            return this;
        }

        /** Who is told of each decision, on the thread of the query. */
        public Builder onDecision(BiConsumer<Query, RouteDecision> value) {
            listener = value;
            return this;
        }

        /**
         * The router.
         *
         * @throws InvalidInputException when there is no retriever
         */
        public SonaQueryRouter build() {
            if (retrievers.isEmpty()) {
                throw new InvalidInputException(
                        "retrievers", new TreeSet<>(retrievers.keySet()), "at least one route's");
            }
            return new SonaQueryRouter(this);
        }
    }
}
