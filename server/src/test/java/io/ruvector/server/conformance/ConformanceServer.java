package io.ruvector.server.conformance;

import io.modelcontextprotocol.server.McpSyncServer;
import io.ruvector.server.RuVectorServer;
import io.ruvector.server.RunningServer;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/** The server with the tools, resources and prompts that the MCP conformance suite asks for, beside its own. */
public final class ConformanceServer {

    private ConformanceServer() {}

    /** Adds the fixtures to the server that speaks streamable HTTP. */
    static class Fixtures {
        @Bean
        ApplicationRunner fixtures(McpSyncServer streamableServer) {
            return arguments -> {
                FixtureTools.all().forEach(streamableServer::addTool);
                FixtureResources.fixed().forEach(streamableServer::addResource);
                FixtureResources.templates().forEach(streamableServer::addResourceTemplate);
                FixturePrompts.all().forEach(streamableServer::addPrompt);
            };
        }
    }

    /** Starts it; arguments are Spring Boot's. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(RuVectorServer.class, RunningServer.TestEmbedder.class, Fixtures.class).run(args);
    }
}
