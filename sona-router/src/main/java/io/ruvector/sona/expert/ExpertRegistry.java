package io.ruvector.sona.expert;

import io.ruvector.sona.Route;
import io.ruvector.sona.RouteDecision;
import io.ruvector.sona.SonaRouter;
import io.ruvector.store.InvalidInputException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The experts of one scope of a router, and the way from a text to an answer: decide, call, and fall back when the expert
 * fails or rests. Experts may come and go while requests run. Thread-safe.
 *
 * <pre>{@code
 * ExpertRegistry<String, String> experts = new ExpertRegistry<>(router, "team-a", BreakerOptions.defaults(), Clock.systemUTC());
 * experts.register(new Route("small", "everyday questions", 1), small::chat);
 * experts.register(new Route("large", "proofs and long plans", 20), large::chat);
 * experts.fallBackTo("large");
 * ExpertAnswer<String> answer = experts.ask("what is 2 + 2", "what is 2 + 2", "");
 * router.feedback(answer.decision().decisionId(), 1, "team-a");
 * }</pre>
 *
 * <p>A failure is not a bad answer: it opens the circuit breaker and teaches the router nothing. When another expert than
 * the one decided on answered, a rating of the decision would be learned for the wrong one; {@link ExpertAnswer#fallback}
 * says so.
 *
 * @param <I> what experts are asked
 * @param <O> what they answer
 */
public final class ExpertRegistry<I, O> {

    private final SonaRouter router;
    private final String scope;
    private final BreakerOptions options;
    private final Clock clock;
    private final ConcurrentHashMap<String, Registered<I, O>> experts = new ConcurrentHashMap<>();
    private volatile List<String> fallbacks = List.of();

    /**
     * A registry without experts.
     *
     * @param router decides
     * @param scope whose routes
     * @param options when an expert that fails is left alone
     * @param clock measures calls and rests
     */
    public ExpertRegistry(SonaRouter router, String scope, BreakerOptions options, Clock clock) {
        this.router = router;
        this.scope = scope;
        this.options = options;
        this.clock = clock;
    }

    /**
     * Registers an expert and adds its route to the router, or replaces the one of the same route.
     *
     * @param route the route
     * @param expert what it leads to
     */
    public void register(Route route, Expert<I, O> expert) {
        router.addRoute(route, scope);
        experts.put(route.id(), new Registered<>(route, expert, new CircuitBreaker(options, clock)));
    }

    /**
     * Says who answers, in this order, when the expert decided on fails or rests, or when the decision is unknown.
     *
     * @param routeIds registered routes
     * @throws InvalidInputException if one is not registered
     */
    public void fallBackTo(String... routeIds) {
        for (String id : routeIds) {
            if (!experts.containsKey(id)) {
                throw new InvalidInputException("fallback", id, "the id of a registered route");
            }
        }
        fallbacks = List.of(routeIds);
    }

    /**
     * Decides, calls, and falls back.
     *
     * @param text what the router decides by
     * @param request what the expert is asked
     * @param user who asks; empty for nobody
     * @return the answer with the decision
     * @throws NoExpertException if nobody answered; what the experts threw is suppressed in it
     */
    public ExpertAnswer<O> ask(String text, I request, String user) {
        RouteDecision decision = router.route(text, scope, user);
        Set<String> order = new LinkedHashSet<>();
        decision.route().map(Route::id).ifPresent(order::add);
        order.addAll(fallbacks);
        List<Exception> failures = new ArrayList<>();
        for (String id : order) {
            Registered<I, O> registered = experts.get(id);
            if (registered != null && registered.breaker.permits()) {
                boolean fallback =
                        !decision.route().map(Route::id).filter(id::equals).isPresent();
                try {
                    return call(registered, request, decision, fallback);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new NoExpertException("interrupted while asking " + id, List.of(e));
                } catch (Exception e) {
                    failures.add(e);
                }
            }
        }
        throw new NoExpertException(
                "expected an answer from one of " + order + ", got " + failures.size()
                        + " failures, the others rest or are" + " not registered",
                failures);
    }

    private ExpertAnswer<O> call(Registered<I, O> registered, I request, RouteDecision decision, boolean fallback)
            throws Exception {
        long start = clock.millis();
        boolean failed = true;
        try {
            O answer = Objects.requireNonNull(registered.expert.answer(request), "an expert's answer");
            failed = false;
            return new ExpertAnswer<>(
                    answer, registered.route.id(), decision, fallback, Duration.ofMillis(clock.millis() - start));
        } finally {
            registered.breaker.done(failed, Duration.ofMillis(clock.millis() - start));
        }
    }

    /** How the experts are, by route id. */
    public SortedMap<String, ExpertHealth> health() {
        SortedMap<String, ExpertHealth> health = new TreeMap<>();
        experts.forEach((id, registered) -> health.put(id, registered.breaker.health(registered.route.cost())));
        return health;
    }

    private record Registered<I, O>(Route route, Expert<I, O> expert, CircuitBreaker breaker) {}
}
