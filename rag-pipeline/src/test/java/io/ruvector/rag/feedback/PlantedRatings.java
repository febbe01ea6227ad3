package io.ruvector.rag.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Questions about a few subjects, each with ten passages shown in random order; one passage of each subject is good. */
final class PlantedRatings {
    static final int DIMENSION = 64;
    private static final int SUBJECTS = 12;

    private PlantedRatings() {}

    /** A question of a subject; its vector lies near those of the same subject and far from the others. */
    static RatedQuestion question(int number, boolean random, SplittableRandom chance) {
        int subject = chance.nextInt(SUBJECTS);
        List<RatedPassage> passages = new ArrayList<>();
        int shift = chance.nextInt(10);
        for (int place = 1; place <= 10; place++) {
            int passage = (place + shift) % 10;
            boolean good = random ? chance.nextBoolean() : passage == 0;
            passages.add(new RatedPassage(
                    new ShownPassage("s" + subject + "p" + passage, 1.0 / place, 1.0 / place, 0.5),
                    place,
                    List.of(new Vote("query" + number, good ? 1 : -1))));
        }
        return new RatedQuestion("q" + number, "question " + number, vector(subject, chance), number, passages);
    }

    static float[] vector(int subject, SplittableRandom chance) {
        float[] vector = new float[DIMENSION];
        SplittableRandom fixed = new SplittableRandom(subject);
        double length = 0;
        for (int d = 0; d < DIMENSION; d++) {
            vector[d] = (float) (fixed.nextDouble(-1, 1) + 0.3 * chance.nextDouble(-1, 1));
            length += vector[d] * vector[d];
        }
        for (int d = 0; d < DIMENSION; d++) {
            vector[d] /= (float) Math.sqrt(length);
        }
        return vector;
    }
}
