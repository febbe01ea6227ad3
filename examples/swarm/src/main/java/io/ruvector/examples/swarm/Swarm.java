package io.ruvector.examples.swarm;

import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.AgenticDb;
import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import io.ruvector.sona.Route;
import io.ruvector.sona.RouteDecision;
import io.ruvector.sona.SonaRouter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Agents at work side by side over one memory: each assignment is routed to a kind of agent, the agent is shown similar work,
 * what came of it is remembered for the team and rated for the router, and after each wave the memory consolidates.
 */
final class Swarm {

    private static final String TENANT = "swarm";
    private static final Scope TEAM = Scope.of(TENANT).team("delivery");

    /**
     * What came of an assignment.
     *
     * @param routed whether it went to the right kind of agent at once
     * @param done whether it was done
     */
    record Result(boolean routed, boolean done) {}

    private final AgenticDb db;
    private final World world;
    private final Worker worker;
    private final int agents;
    private final boolean remembers;

    Swarm(AgenticDb db, World world, ChatModel model, int agents, boolean remembers) {
        this.db = db;
        this.world = world;
        this.worker =
                AgenticServices.agentBuilder(Worker.class).chatModel(model).build();
        this.agents = agents;
        this.remembers = remembers;
        for (String role : Assignment.ROLES) {
            router().addRoute(new Route(role, "work for a " + role, 1), TENANT);
        }
    }

    /** Works off assignments, as many at once as there are agents. */
    List<Result> wave(List<Assignment> assignments) throws InterruptedException {
        List<Callable<Result>> work = assignments.stream()
                .map(assignment -> (Callable<Result>) () -> handle(assignment))
                .toList();
        try (ExecutorService executor =
                Executors.newFixedThreadPool(agents, Thread.ofVirtual().factory())) {
            return executor.invokeAll(work).stream().map(Swarm::get).toList();
        }
    }

    /** Ends a wave: skills are distilled, the router solves anew. */
    int consolidate() {
        router().consolidate(TENANT);
        db.withScope(TEAM).consolidate();
        return db.skills().list(TEAM).size();
    }

    private Result handle(Assignment assignment) {
        RouteDecision decision = router().route(assignment.text(), TENANT);
        boolean routed = decision.route()
                .map(Route::id)
                .filter(assignment.role()::equals)
                .isPresent();
        // An agent can tell whether work is its own; what is not goes from hand to hand until somebody takes it.
        String role = assignment.role();
        AgenticDb view = db.withScope(TEAM.agent(role));
        String known = remembers ? view.contextFor(assignment.text()).text() : "";
        String way = worker.choose(
                role,
                assignment.text(),
                String.join("; ", World.WAYS.getOrDefault(role, List.of())),
                known.isBlank() ? "nothing" : known);
        boolean done = world.isDone(assignment, role, way);
        if (remembers) {
            view.remember(Episode.builder(assignment.text(), view.scope())
                    .visibility(Visibility.TEAM)
                    .step(way)
                    .outcome(done ? Outcome.success() : Outcome.failure("it did not work"))
                    .build());
            router().learn(assignment.text(), role, TENANT);
        }
        return new Result(routed, done);
    }

    private SonaRouter router() {
        return db.router();
    }

    private static Result get(Future<Result> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an agent failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
