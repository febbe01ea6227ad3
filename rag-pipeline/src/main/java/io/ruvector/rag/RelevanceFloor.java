package io.ruvector.rag;

import io.ruvector.store.Table;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Tells passages that have to do with a question from those that are merely the nearest.
 *
 * <p>What cosine means "unrelated" differs from model to model, so it is measured once a model: 12 questions against the
 * answers of the 11 others. A passage is relevant when its cosine is more than {@value #DEVIATIONS} standard deviations
 * above that mean, which the nearest of some thousand unrelated passages rarely is, or when it has at least two words of
 * the question's and {@value #COVERAGE} of all of them.
 */
final class RelevanceFloor {
    static final double DEVIATIONS = 5.0;
    static final double COVERAGE = 0.75;

    private static final List<String> QUESTIONS = List.of(
            "How long do sea turtles live?",
            "When was the printing press invented?",
            "What is the boiling point of water at high altitude?",
            "Who won the chess championship?",
            "How is sourdough bread made?",
            "Which vitamins are in spinach?",
            "Why did the bridge collapse?",
            "What does a tax accountant do?",
            "How do I tune a violin?",
            "Where do emperor penguins breed?",
            "How does a diesel engine ignite its fuel?",
            "What are the symptoms of influenza?");
    private static final List<String> ANSWERS = List.of(
            "Sea turtles reach an age of fifty years or more in the wild.",
            "Movable type came into use in Mainz in the middle of the fifteenth century.",
            "With falling air pressure water boils below one hundred degrees.",
            "The young grandmaster took the title after twelve games.",
            "The dough rests overnight with wild yeast before it is baked in a hot oven.",
            "Green leaves contain much vitamin K and folic acid.",
            "Engineers blamed resonance caused by wind for the failure of the deck.",
            "She prepares the yearly statements of small companies and advises them on deductions.",
            "Turn the pegs slowly until each string sounds a fifth apart from its neighbour.",
            "The birds gather on the winter ice of Antarctica to lay a single egg.",
            "Compressed air becomes so hot that the injected fuel burns without a spark.",
            "Patients suffer from fever, headache and aching limbs for about a week.");

    private final double mean;
    private final double deviation;

    private RelevanceFloor(double mean, double deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /** The floor of a model; measured at the first use and kept in the table. */
    static RelevanceFloor of(TextEmbedder embedder, VectorDb db, Table table) {
        String key = "unrelated-cosine/1/" + embedder.modelId();
        byte[] stored = table.get(key).orElse(null);
        if (stored == null) {
            RelevanceFloor measured = measure(embedder);
            byte[] bytes = ByteBuffer.allocate(2 * Double.BYTES)
                    .putDouble(measured.mean)
                    .putDouble(measured.deviation)
                    .array();
            db.write(new WriteBatch().put(table, key, bytes));
            return measured;
        }
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        return new RelevanceFloor(bytes.getDouble(), bytes.getDouble());
    }

    static RelevanceFloor measure(TextEmbedder embedder) {
        List<float[]> answers = embedder.embedPassages(ANSWERS);
        double sum = 0;
        double squares = 0;
        int pairs = 0;
        for (int q = 0; q < QUESTIONS.size(); q++) {
            float[] question = embedder.embedQuery(QUESTIONS.get(q));
            for (int a = 0; a < answers.size(); a++) {
                if (a != q) {
                    double cosine = Cosine.of(question, answers.get(a));
                    sum += cosine;
                    squares += cosine * cosine;
                    pairs++;
                }
            }
        }
        double mean = sum / pairs;
        return new RelevanceFloor(mean, Math.sqrt(Math.max(1e-6, squares / pairs - mean * mean)));
    }

    /** The cosine of texts that have nothing to do with each other, on average. */
    double unrelated() {
        return mean;
    }

    /** The cosine from which on a passage is relevant by its meaning. */
    double cosine() {
        return Math.min(0.95, mean + DEVIATIONS * deviation);
    }

    /** A cosine on a scale where 0 is unrelated and 1 is the floor. */
    double strength(double cosine) {
        return (cosine - mean) / (cosine() - mean);
    }

    boolean isRelevant(double cosine, double coverage, int terms) {
        return cosine >= cosine() || (coverage >= COVERAGE && coverage * terms > 1.5);
    }
}
