package io.ruvector.benchmarks.feedback;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Kinds of users, by how they rate the passages shown to them. */
public enum Raters {
    /** Each passage shown is rated: 1 if its document is relevant, else -1. */
    CLEAN {
        @Override
        public Map<String, Double> ratings(List<Judged> shown, SplittableRandom random) {
            return rated(shown, judged -> truth(judged));
        }
    },
    /** As clean, but one rating in five is turned round. */
    FLIPPED {
        @Override
        public Map<String, Double> ratings(List<Judged> shown, SplittableRandom random) {
            return rated(shown, judged -> random.nextDouble() < 0.2 ? -truth(judged) : truth(judged));
        }
    },
    /**
     * Users look at place r with probability 1 / r, and click what they look at with probability 0.9 if it is relevant and 0.1
     * if it is not (the position-based model). Only clicks are reported.
     */
    CLICKS {
        @Override
        public Map<String, Double> ratings(List<Judged> shown, SplittableRandom random) {
            Map<String, Double> clicks = new LinkedHashMap<>();
            for (int place = 1; place <= shown.size(); place++) {
                Judged judged = shown.get(place - 1);
                boolean seen = random.nextDouble() < 1.0 / place;
                if (seen && random.nextDouble() < (judged.relevant() ? 0.9 : 0.1)) {
                    clicks.put(judged.passageId(), 1.0);
                }
            }
            return clicks;
        }
    },
    /** One rating for each answer: of its first passage, which it rests on. */
    ONE {
        @Override
        public Map<String, Double> ratings(List<Judged> shown, SplittableRandom random) {
            return rated(shown.subList(0, Math.min(1, shown.size())), judged -> truth(judged));
        }
    },
    /** Each passage shown is rated 1 or -1 by the toss of a coin: the control group. */
    RANDOM {
        @Override
        public Map<String, Double> ratings(List<Judged> shown, SplittableRandom random) {
            return rated(shown, judged -> random.nextBoolean() ? 1 : -1);
        }
    };

    /**
     * A passage shown.
     *
     * @param passageId its id
     * @param relevant whether its document was judged relevant
     */
    public record Judged(String passageId, boolean relevant) {}

    private interface Rating {
        double of(Judged judged);
    }

    /**
     * What such a user says about an answer.
     *
     * @param shown best first
     * @param random the chance in it
     * @return by passage id; for {@link #CLICKS} what was clicked
     */
    public abstract Map<String, Double> ratings(List<Judged> shown, SplittableRandom random);

    private static double truth(Judged judged) {
        return judged.relevant() ? 1 : -1;
    }

    private static Map<String, Double> rated(List<Judged> shown, Rating rating) {
        Map<String, Double> ratings = new LinkedHashMap<>();
        shown.forEach(judged -> ratings.put(judged.passageId(), rating.of(judged)));
        return ratings;
    }
}
