package io.ruvector.server.http;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Routes of all endpoints, of answers as streams, and of the document that describes them. */
@Configuration(proxyBeanMethods = false)
class OperationRoutes {

    @Bean
    RouterFunction<ServerResponse> operations(Endpoints endpoints, OperationCalls calls, AnswerStream stream) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        endpoints
                .all()
                .forEach(endpoint -> routes.route(
                        RequestPredicates.method(endpoint.method()).and(RequestPredicates.path(endpoint.path())),
                        request -> calls.call(endpoint, request)));
        String document = new OpenApi(endpoints).json();
        return routes.POST("/v1/ask/stream", stream::answer)
                .GET(
                        "/openapi.json",
                        request -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .body(document))
                .build();
    }
}
