package io.ruvector.context;

import io.ruvector.memory.Scope;
import java.util.List;
import java.util.Optional;

/** Where a context gets one kind of record from. Thread-safe. */
interface ContextSource {

    ContextKind kind();

    /** The records most relevant to a task that the scope sees, at most so many. */
    List<Candidate> candidates(String task, Scope scope, int most);

    /** What is shown of a record now, if the scope sees it. */
    Optional<String> show(String id, Scope scope);

    /** A record that may enter a context, with its relevance in [0, 1]. */
    record Candidate(ContextKind kind, String id, double relevance, String text) {}
}
