package io.ruvector.server.http;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.ruvector.operation.Effect;
import io.ruvector.operation.Operation;
import io.ruvector.operation.Operations;
import io.ruvector.operation.StreamedAnswer;
import io.ruvector.operation.view.PassageView;
import io.ruvector.server.security.Caller;
import io.ruvector.server.security.TenantViews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer as server-sent events while it is made: what it is doing, its passages as soon as they are found, its text piece by piece,
 * then the whole. A failure after the first event is an event, too.
 */
@Component
class AnswerStream {

    private static final Duration MOST = Duration.ofMinutes(5);

    private final JsonMapper json;
    private final TenantViews views;
    private final Optional<StreamingChatModel> model;
    private final Endpoint asked =
            new Endpoint(HttpMethod.POST, "/v1/ask/stream", Operations.named("rag_ask"), HttpStatus.OK);

    AnswerStream(JsonMapper json, TenantViews views, ObjectProvider<StreamingChatModel> model) {
        this.json = json;
        this.views = views;
        this.model = Optional.ofNullable(model.getIfUnique());
    }

    ServerResponse answer(ServerRequest request) throws IOException {
        StreamedAnswer answer;
        try {
            Caller caller = Caller.of(request.servletRequest());
            byte[] body = request.servletRequest().getInputStream().readAllBytes();
            Map<String, Object> arguments = Arguments.of(asked, Map.of(), request.params(), body);
            answer = StreamedAnswer.of(views.of(caller, Effect.READ), arguments);
        } catch (RuntimeException e) {
            var problem = Problems.of(e);
            return ServerResponse.status(problem.getStatus()).body(problem);
        }
        return ServerResponse.sse(events -> send(answer, new Events(events)), MOST);
    }

    private void send(StreamedAnswer answer, Events events) {
        try {
            events.send("progress", Map.of("stage", "retrieving"));
            Map<String, Object> end = new LinkedHashMap<>(Operation.asJsonObject(answer.answer(model, events)));
            end.remove("passages");
            events.send("answer", end);
            events.builder.complete();
        } catch (UncheckedIOException gone) {
            events.builder.error(gone);
        } catch (RuntimeException e) {
            events.send("error", json.convertValue(Problems.of(e), Map.class));
            events.builder.complete();
        }
    }

    private final class Events implements StreamedAnswer.Listener {

        private final ServerResponse.SseBuilder builder;

        Events(ServerResponse.SseBuilder builder) {
            this.builder = builder;
        }

        @Override
        public void found(List<PassageView> passages) {
            send("passages", Map.of("passages", passages));
            send("progress", Map.of("stage", "writing"));
        }

        @Override
        public void piece(String text) {
            send("piece", Map.of("text", text));
        }

        void send(String name, Map<?, ?> data) {
            try {
                builder.event(name).data(json.writeValueAsString(data));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
