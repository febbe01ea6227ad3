package io.ruvector.spring;

import io.ruvector.store.InvalidInputException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The {@code ruvector.*} properties.
 *
 * @param directory the directory that holds the database; made when absent, owned by one process at a time
 * @param tenant the tenant whose records this application reads and writes when it names no scope
 * @param team the team in that tenant, if any
 * @param agent the agent in that tenant, if any; what it writes is its own unless it publishes it
 * @param retriever what the content retriever gives
 * @param chatMemory how conversations are kept
 */
@ConfigurationProperties("ruvector")
public record RuVectorProperties(
        @DefaultValue(".ruvector") Path directory,
        @DefaultValue("default") String tenant,
        @Nullable String team,
        @Nullable String agent,
        @DefaultValue Retriever retriever,
        @DefaultValue ChatMemory chatMemory) {

    /**
     * The {@code ruvector.retriever.*} properties.
     *
     * @param maxResults how many passages a question gets at most, 1 to 1,000
     */
    public record Retriever(@DefaultValue("5") int maxResults) {

        /** Checks the number. */
        public Retriever {
            if (maxResults < 1 || maxResults > 1_000) {
                throw new InvalidInputException("ruvector.retriever.max-results", maxResults, "1 to 1000");
            }
        }
    }

    /**
     * The {@code ruvector.chat-memory.*} properties.
     *
     * @param maxMessages how many messages the window of a conversation holds, at least 1; older ones stay recallable
     */
    public record ChatMemory(@DefaultValue("20") int maxMessages) {

        /** Checks the number. */
        public ChatMemory {
            if (maxMessages < 1) {
                throw new InvalidInputException("ruvector.chat-memory.max-messages", maxMessages, "at least 1");
            }
        }
    }
}
