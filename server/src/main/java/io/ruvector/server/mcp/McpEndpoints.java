package io.ruvector.server.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.McpTransportContextExtractor;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.HttpServletSseServerTransportProvider;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.ruvector.mcp.CallerViews;
import io.ruvector.mcp.MemoryServer;
import io.ruvector.server.security.Caller;
import io.ruvector.server.security.ServerLimits;
import io.ruvector.server.security.TenantViews;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
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

    @Bean(destroyMethod = "close")
    McpSyncServer streamableServer(HttpServletStreamableServerTransportProvider transport, TenantViews views) {
        return MemoryServer.over(transport, views(views));
    }

    @Bean(destroyMethod = "close")
    McpSyncServer sseServer(HttpServletSseServerTransportProvider transport, TenantViews views) {
        return MemoryServer.over(transport, views(views));
    }

    private static <T extends ServletRegistrationBean<?>> T registered(T servlet, String name) {
        servlet.setName(name);
        servlet.setAsyncSupported(true);
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    private static CallerViews views(TenantViews views) {
        return (context, effect) -> {
            if (context.get(CALLER) instanceof Caller caller) {
                return views.of(caller, effect);
            }
            throw new IllegalStateException("a call without a caller");
        };
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
