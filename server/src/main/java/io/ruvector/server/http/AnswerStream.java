package io.ruvector.server.http;

import io.ruvector.operation.Effect;
import io.ruvector.operation.Operation;
import io.ruvector.operation.Operations;
import io.ruvector.server.security.Caller;
import io.ruvector.server.security.TenantViews;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** An answer as server-sent events: first its passages, then its text sentence by sentence, then the whole. */
@Component
class AnswerStream {

    private static final Duration MOST = Duration.ofMinutes(5);

    private final JsonMapper json;
    private final TenantViews views;
    private final Endpoint asked =
            new Endpoint(HttpMethod.POST, "/v1/ask/stream", Operations.named("rag_ask"), HttpStatus.OK);

    AnswerStream(JsonMapper json, TenantViews views) {
        this.json = json;
        this.views = views;
    }

    ServerResponse answer(ServerRequest request) throws IOException {
        Map<String, Object> whole;
        try {
            Caller caller = Caller.of(request.servletRequest());
            byte[] body = request.servletRequest().getInputStream().readAllBytes();
            Map<String, Object> arguments = Arguments.of(asked, Map.of(), request.params(), body);
            whole = Operation.asJsonObject(asked.operation().call(views.of(caller, Effect.READ), arguments));
        } catch (RuntimeException e) {
            var problem = Problems.of(e);
            return ServerResponse.status(problem.getStatus()).body(problem);
        }
        return ServerResponse.sse(events -> send(whole, events), MOST);
    }

    private void send(Map<String, Object> whole, ServerResponse.SseBuilder events) {
        try {
            event(events, "passages", Map.of("passages", whole.getOrDefault("passages", List.of())));
            for (String sentence : String.valueOf(whole.get("answer")).split("(?<=[.!?\\]])\\s+")) {
                event(events, "piece", Map.of("text", sentence + " "));
            }
            Map<String, Object> end = new LinkedHashMap<>(whole);
            end.remove("passages");
            event(events, "answer", end);
            events.complete();
        } catch (IOException e) {
            events.error(e);
        }
    }

    private void event(ServerResponse.SseBuilder events, String name, Map<String, Object> data) throws IOException {
        events.event(name).data(json.writeValueAsString(data));
    }
}
