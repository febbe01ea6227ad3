package io.ruvector.server.load;

import io.ruvector.server.RuVectorServer;
import io.ruvector.server.RunningServer;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The server with an embedder that costs nothing, so that what is measured is the server. */
public final class LightServer {

    private LightServer() {}

    /** Starts it; arguments are Spring Boot's. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(RuVectorServer.class, RunningServer.TestEmbedder.class).run(args);
    }
}
