package io.ruvector.examples.spring;

import io.ruvector.AgenticDb;
import io.ruvector.memory.Outcome;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A Spring Boot application with a memory: the starter makes the {@link AgenticDb} bean. */
@SpringBootApplication
public class QuickstartApplication {

    /**
     * Starts the application.
     *
     * @param args Spring Boot's arguments, such as {@code --ruvector.directory=/var/lib/agent}
     */
    public static void main(String[] args) {
        SpringApplication.run(QuickstartApplication.class, args);
    }

    @Bean
    CommandLineRunner agent(AgenticDb db) {
        return args -> {
            db.remember("book a table for six", "called the restaurant", Outcome.success(), "they need a day's notice");
            db.recall("reserve dinner for a group", 1)
                    .forEach(hit ->
                            System.out.println("recalled: " + hit.episode().reflection()));
        };
    }
}
