package io.ruvector.langchain4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The calls that have begun and not ended, the oldest dropped beyond a limit: a stream may be left and never end. Thread-safe. */
final class OpenCalls {

    private static final int MOST = 10_000;

    private final Map<UUID, Call> calls = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Call> eldest) {
            return size() > MOST;
        }
    };

    private record Call(String task, List<String> steps) {}

    synchronized void start(UUID id, String task) {
        calls.put(id, new Call(task, new ArrayList<>()));
    }

    synchronized void step(UUID id, String step) {
        Call call = calls.get(id);
        if (call != null) {
            call.steps().add(step);
        }
    }

    synchronized Optional<AgentCall> end(UUID id, Optional<Object> result, Optional<Throwable> error) {
        return Optional.ofNullable(calls.remove(id))
                .map(call -> new AgentCall(call.task(), call.steps(), result, error));
    }
}
