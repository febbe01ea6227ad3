package io.ruvector.server.http;

import io.ruvector.operation.Operation;
import io.ruvector.server.security.AuditLog;
import io.ruvector.server.security.Caller;
import io.ruvector.server.security.TenantViews;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Turns requests into calls of operations, and their answers or errors into responses. */
@Component
class OperationCalls {

    private final JsonMapper json;
    private final TenantViews views;
    private final AuditLog audit;
    private final IdempotencyKeys repeated;

    OperationCalls(JsonMapper json, TenantViews views, AuditLog audit, IdempotencyKeys repeated) {
        this.json = json;
        this.views = views;
        this.audit = audit;
        this.repeated = repeated;
    }

    ServerResponse call(Endpoint endpoint, ServerRequest request) throws ServletException, IOException {
        try {
            Caller caller = Caller.of(request.servletRequest());
            byte[] body = request.servletRequest().getInputStream().readAllBytes();
            IdempotencyKeys.Asked asked = new IdempotencyKeys.Asked(
                    caller,
                    request.headers().firstHeader("Idempotency-Key"),
                    endpoint.method() + " " + request.uri().getRawPath() + Versions.asked(request),
                    body);
            Reply reply = repeated.once(asked, endpoint.operation(), () -> answer(endpoint, caller, request, body));
            if (endpoint.operation().name().equals("tenant_erase")) {
                repeated.forget(caller.scope().tenant());
            }
            return response(reply);
        } catch (RuntimeException e) {
            return response(problem(e));
        }
    }

    private Reply answer(Endpoint endpoint, Caller caller, ServerRequest request, byte[] body) {
        Operation<?, ?> operation = endpoint.operation();
        Supplier<Reply> work = () -> {
            Map<String, Object> arguments = Arguments.of(endpoint, request.pathVariables(), request.params(), body);
            Versions.addTo(arguments, operation, request);
            Record answer = operation.call(views.of(caller, operation.effect()), arguments);
            return new Reply(
                    endpoint.success().value(),
                    MediaType.APPLICATION_JSON,
                    Operation.asJson(answer),
                    Versions.of(answer));
        };
        try {
            Reply reply = work.get();
            audit.note(caller, operation, "done");
            return reply;
        } catch (RuntimeException e) {
            Reply problem = problem(e);
            audit.note(caller, operation, "refused " + problem.status());
            return problem;
        }
    }

    private Reply problem(RuntimeException e) {
        ProblemDetail problem = Problems.of(e);
        return new Reply(
                problem.getStatus(), MediaType.APPLICATION_PROBLEM_JSON, json.writeValueAsString(problem), null);
    }

    private static ServerResponse response(Reply reply) {
        ServerResponse.BodyBuilder response =
                ServerResponse.status(HttpStatusCode.valueOf(reply.status())).contentType(reply.type());
        if (reply.version() != null) {
            response.eTag(reply.version());
        }
        return response.body(reply.body());
    }

    /** A response that can be given again. */
    record Reply(
            int status,
            MediaType type,
            String body,
            @Nullable String version) {}
}
