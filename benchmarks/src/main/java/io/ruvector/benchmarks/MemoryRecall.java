package io.ruvector.benchmarks;

import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.RecallWeights;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The part of the exam {@code memory} that recalls the turns of long conversations. */
final class MemoryRecall {
    private static final double NDCG = 0.46;
    private static final double TURNS_PER_SECOND = 100;

    /** One way to weigh a recall, and how good it is. */
    private record Way(String name, RecallWeights weights, Scores scores) {
        Way(String name, RecallWeights weights) {
            this(name, weights, new Scores());
        }
    }

    private final KeptVectors embedder;
    private final Way words = new Way("BM25 alone", RecallWeights.KEYWORDS_ONLY);
    private final Way dense = new Way("dense alone", RecallWeights.MEANING_ONLY);
    private final Way isolated = new Way("without context", RecallWeights.DEFAULT.context(0));
    private final Way ours = new Way("default", RecallWeights.DEFAULT);
    private final List<Way> ways = List.of(words, dense, isolated, ours);
    private int turns;
    private double seconds;

    MemoryRecall(KeptVectors embedder) {
        this.embedder = embedder;
    }

    /** All conversations in one database, each in a scope of its own. */
    void run(List<RetrievalSet> conversations, Path folder) throws IOException {
        try (VectorDb db = VectorDb.open(DbOptions.of(folder));
                EpisodicMemory memory = EpisodicMemory.open(db, embedder, Clock.systemUTC())) {
            for (RetrievalSet conversation : conversations) {
                ConversationMemory talk = new ConversationMemory(memory, conversation);
                embedder.embedPassages(talk.texts()); // kept, so that the clock below runs for everything but embedding
                turns += talk.texts().size();
                seconds += talk.remember();
                ways.forEach(way ->
                        way.scores().add(conversation, question -> talk.recall(question.text(), way.weights())));
            }
        }
    }

    Table table() {
        Table table = new Table(
                turns + " turns remembered one by one, recalled by question; mean of the five categories",
                "recall",
                "questions",
                "nDCG@10 [95 %]",
                "default above it",
                "recall@100",
                "MRR");
        ways.forEach(way -> table.row(
                way.name(),
                String.valueOf(way.scores().queries()),
                Scores.shown(way.scores().ndcg()),
                way == ours ? "" : Scores.shown(ours.scores().above(way.scores())),
                Scores.shown(way.scores().recallAt100()),
                Scores.shown(way.scores().meanReciprocalRank())));
        return table;
    }

    List<Condition> conditions() {
        return List.of(
                Condition.atLeast("nDCG@10", ours.scores().ndcg().mean(), NDCG),
                Condition.above("nDCG@10 over BM25 alone", gain(words), 0),
                Condition.above("nDCG@10 over dense alone", gain(dense), 0),
                Condition.atLeast("turns/s without embedding", turns / seconds, TURNS_PER_SECOND));
    }

    private double gain(Way other) {
        return ours.scores().above(other.scores()).mean();
    }
}
