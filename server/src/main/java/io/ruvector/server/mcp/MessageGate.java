package io.ruvector.server.mcp;

import io.modelcontextprotocol.json.McpJsonDefaults;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets only well-formed messages through to the SDK, which answers others, such as an {@code initialize} without parameters, as if the
 * server had failed.
 */
final class MessageGate extends OncePerRequestFilter {

    private static final JsonMapper JSON = new JsonMapper();

    private final MessageCheck check = new MessageCheck(McpJsonDefaults.getMapper());

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readAllBytes();
        MessageCheck.Checked checked = check.check(body);
        if (checked.fault().isPresent()) {
            refuse(response, checked.id(), checked.fault().get());
        } else {
            chain.doFilter(
                    new ReadRequest(request, body),
                    checked.kind() == MessageCheck.Kind.REQUEST ? response : new ClientsFault(response));
        }
    }

    private static void refuse(HttpServletResponse response, String id, MessageCheck.Fault fault) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("application/json");
        String error = JSON.writeValueAsString(Map.of("code", fault.code(), "message", fault.message()));
        response.getOutputStream()
                .write(("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":" + error + "}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** The SDK calls an answer to a question that it did not ask a failure of the server; it is the client's. */
    private static final class ClientsFault extends HttpServletResponseWrapper {

        ClientsFault(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setStatus(int status) {
            super.setStatus(status == SC_INTERNAL_SERVER_ERROR ? SC_BAD_REQUEST : status);
        }
    }
}
