package io.ruvector.sona;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Epsilon-greedy choice around a verdict. The draw depends on seed, scope and the number of the decision only, so a
 * restart changes no draw.
 *
 * @param verdict what is answered
 * @param propensity probability with which it was drawn
 */
record Exploration(Verdict verdict, double propensity) {

    static Exploration draw(SonaOptions options, String scope, long ordinal, List<RouteState> routes, Verdict greedy) {
        long seed = options.seed() ^ (0x9E37_79B9_7F4A_7C15L * ordinal) ^ ((long) scope.hashCode() << 32);
        SplittableRandom random = new SplittableRandom(seed);
        double floor = options.exploration() / routes.size();
        if (random.nextDouble() >= options.exploration()) {
            return new Exploration(greedy, 1 - options.exploration() + floor);
        }
        Route drawn = routes.get(random.nextInt(routes.size())).route();
        if (greedy.route().filter(drawn::equals).isPresent()) {
            return new Exploration(greedy, 1 - options.exploration() + floor);
        }
        String explanation = String.format(
                Locale.ROOT,
                "explored %s with probability %.4f; otherwise %s",
                drawn.id(),
                floor,
                greedy.explanation());
        return new Exploration(
                new Verdict(RouteSource.EXPLORATION, Optional.of(drawn), greedy.confidence(), explanation), floor);
    }
}
