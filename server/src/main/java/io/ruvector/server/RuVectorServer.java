package io.ruvector.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The server; listens on the loopback address only unless told otherwise. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RuVectorServer {

    /**
     * Starts the server; a start that fails ends the process with 1, whatever threads it has begun.
     *
     * @param args Spring Boot's arguments, such as {@code --server.port=3000}
     */
    public static void main(String[] args) {
        StartTimes.programBegins();
        try {
            SpringApplication.run(RuVectorServer.class, args);
        } catch (RuntimeException alreadyLogged) {
            System.exit(1);
        }
    }
}
