package io.ruvector.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The server; listens on the loopback address only unless told otherwise. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RuVectorServer {

    /**
     * Starts the server.
     *
     * @param args Spring Boot's arguments, such as {@code --server.port=3000}
     */
    public static void main(String[] args) {
        SpringApplication.run(RuVectorServer.class, args);
    }
}
