package io.ruvector.benchmarks;

import io.ruvector.memory.Episode;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.RecallQuery;
import io.ruvector.memory.RecallWeights;
import io.ruvector.memory.Scope;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Remembers a LoCoMo conversation turn by turn, as an agent would: one scope for the conversation, one session for each of
 * its sittings, the speaker in the text and the sitting's time as the valid time.
 */
final class ConversationMemory {
    private static final DateTimeFormatter SITTING = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("h:mm a 'on' d MMMM, yyyy")
            .toFormatter(Locale.ENGLISH);

    private final EpisodicMemory memory;
    private final Scope scope;
    private final List<Episode> turns = new ArrayList<>();

    ConversationMemory(EpisodicMemory memory, RetrievalSet conversation) {
        this.memory = memory;
        this.scope = Scope.of(conversation.name());
        for (Passage turn : conversation.corpus()) {
            String sitting = turn.id().substring(0, turn.id().indexOf(':'));
            turns.add(Episode.builder(turn.text(), scope.session(sitting))
                    .id(turn.id())
                    .validTime(time(turn.title()))
                    .build());
        }
    }

    List<String> texts() {
        return turns.stream().map(Episode::task).toList();
    }

    /** Remembers every turn, one call each; returns the seconds it took. */
    double remember() {
        long start = System.nanoTime();
        turns.forEach(memory::remember);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Ids of the hundred turns that fit a question best, best first. */
    List<String> recall(String question, RecallWeights weights) {
        RecallQuery query =
                RecallQuery.builder(question, scope).k(100).weights(weights).build();
        return memory.recall(query).stream().map(hit -> hit.episode().id()).toList();
    }

    private static Instant time(String sitting) {
        return LocalDateTime.parse(sitting, SITTING).toInstant(ZoneOffset.UTC);
    }
}
