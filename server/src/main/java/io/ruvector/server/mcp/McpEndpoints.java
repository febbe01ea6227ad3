package io.ruvector.server.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.McpTransportContextExtractor;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.HttpServletSseServerTransportProvider;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.ruvector.AgenticDb;
import io.ruvector.mcp.CallerViews;
import io.ruvector.mcp.MemoryServer;
import io.ruvector.operation.Effect;
import io.ruvector.operation.Operation;
import io.ruvector.server.security.AuditLog;
import io.ruvector.server.security.Caller;
import io.ruvector.server.security.ServerLimits;
import io.ruvector.server.security.TenantViews;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code /mcp} speaks streamable HTTP, {@code /sse} server-sent events for older clients; each call for its own caller. */
@Configuration(proxyBeanMethods = false)
class McpEndpoints {

    private static final String CALLER = "caller";
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    @Bean
    HttpServletStreamableServerTransportProvider streamableTransport(ServerLimits limits) {
        return HttpServletStreamableServerTransportProvider.builder()
                .mcpEndpoint("/mcp")
                .contextExtractor(caller())
                .securityValidator(validator(limits))
                .keepAliveInterval(KEEP_ALIVE)
                .maxRequestSize((int) limits.maxBody().toBytes())
                .build();
    }

    @Bean
    HttpServletSseServerTransportProvider sseTransport(ServerLimits limits) {
        return HttpServletSseServerTransportProvider.builder()
                .sseEndpoint("/sse")
                .messageEndpoint("/sse/message")
                .contextExtractor(caller())
                .securityValidator(validator(limits))
                .keepAliveInterval(KEEP_ALIVE)
                .maxRequestSize((int) limits.maxBody().toBytes())
                .build();
    }

    @Bean
    ServletRegistrationBean<HttpServletStreamableServerTransportProvider> streamableServlet(
            HttpServletStreamableServerTransportProvider transport) {
        return registered(new ServletRegistrationBean<>(transport, "/mcp"), "mcp");
    }

    @Bean
    ServletRegistrationBean<HttpServletSseServerTransportProvider> sseServlet(
            HttpServletSseServerTransportProvider transport) {
        return registered(new ServletRegistrationBean<>(transport, "/sse", "/sse/message"), "sse");
    }

    @Bean
    FilterRegistrationBean<MessageGate> messageGate() {
        FilterRegistrationBean<MessageGate> gate = new FilterRegistrationBean<>(new MessageGate());
        gate.addUrlPatterns("/mcp", "/sse/message");
        gate.setAsyncSupported(true);
        return gate;
    }

    @Bean(destroyMethod = "close")
    McpSyncServer streamableServer(
            HttpServletStreamableServerTransportProvider transport, TenantViews views, AuditLog audit) {
        return MemoryServer.over(transport, new Views(views, audit));
    }

    @Bean(destroyMethod = "close")
    McpSyncServer sseServer(HttpServletSseServerTransportProvider transport, TenantViews views, AuditLog audit) {
        return MemoryServer.over(transport, new Views(views, audit));
    }

    private static <T extends ServletRegistrationBean<?>> T registered(T servlet, String name) {
        servlet.setName(name);
        servlet.setAsyncSupported(true);
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    private record Views(TenantViews tenants, AuditLog audit) implements CallerViews {

        @Override
        public AgenticDb of(McpTransportContext context, Effect effect) {
            return tenants.of(caller(context), effect);
        }

        @Override
        public void ended(McpTransportContext context, Operation<?, ?> operation, String result) {
            audit.note(caller(context), operation, result);
        }

        private static Caller caller(McpTransportContext context) {
            if (context.get(CALLER) instanceof Caller caller) {
                return caller;
            }
            throw new IllegalStateException("a call without a caller");
        }
    }

    private static McpTransportContextExtractor<HttpServletRequest> caller() {
        return request -> McpTransportContext.create(Map.of(CALLER, Caller.of(request)));
    }

    private static DefaultServerTransportSecurityValidator validator(ServerLimits limits) {
        DefaultServerTransportSecurityValidator.Builder validator = DefaultServerTransportSecurityValidator.builder();
        for (String host : limits.hosts()) {
            validator.allowedHost(host).allowedHost(host + ":*");
            for (String scheme : new String[] {"http://", "https://"}) {
                validator.allowedOrigin(scheme + host).allowedOrigin(scheme + host + ":*");
            }
        }
        return validator.build();
    }
}
