package io.ruvector.sona;

import io.ruvector.sona.PatternTrial.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trains the adapter of layer 1 from the routes' memories: a softmax over cosines to the routes' means (a proxy loss,
 * Movshovitz-Attias et al. 2017, over the routes present only), by gradient descent with momentum. It always starts anew,
 * so the result depends on the memories and the seed alone, not on what was learned and erased before.
 *
 * <p>The challenger replaces the plain space only if it serves held-out examples better ({@link PatternTrial}), and not badly.
 */
final class AdapterTrainer {

    private static final int FEWEST_ROUTES = 4;
    private static final int FEWEST_EPOCHS = 2;
    private static final int MOST_EPOCHS = 20;
    private static final int STEPS = 600;
    private static final int BATCH = 16;
    private static final float RATE = 0.06f;
    private static final float MOMENTUM = 0.9f;
    private static final float TEMPERATURE = 0.07f;

    private final SonaOptions options;
    private final PatternSpace plain;
    private final PatternTrial trial;
    private final List<RouteState> routes;
    private final List<Labelled> training;

    AdapterTrainer(PatternTrial trial, PatternSpace plain, SonaOptions options) {
        this.trial = trial;
        this.options = options;
        this.plain = plain;
        this.routes = trial.routes();
        this.training = trial.training();
    }

    /** The adapted space, if there is enough to learn from and it serves better than the plain one. */
    Optional<PatternSpace> train() {
        if (options.adapterRank() == 0 || routes.size() < FEWEST_ROUTES) {
            return Optional.empty();
        }
        int dimension = routes.getFirst().description().length;
        int rank = Math.min(options.adapterRank(), dimension);
        LoraAdapter adapter = LoraAdapter.identity(dimension, rank, rank, options.seed());
        float[] velocity = new float[adapter.parameterCount()];
        SplittableRandom random = new SplittableRandom(options.seed());
        int epochs = Math.clamp(STEPS * BATCH / training.size(), FEWEST_EPOCHS, MOST_EPOCHS);
        float[] average = new float[velocity.length];
        int averaged = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            Proxies proxies = proxies(adapter);
            List<Labelled> shuffled = shuffled(random);
            for (int from = 0; from < shuffled.size(); from += BATCH) {
                List<Labelled> batch = shuffled.subList(from, Math.min(shuffled.size(), from + BATCH));
                float[] gradient = new float[velocity.length];
                for (Labelled example : batch) {
                    addGradient(adapter, proxies, example, gradient);
                }
                for (int i = 0; i < velocity.length; i++) {
                    velocity[i] = MOMENTUM * velocity[i] + gradient[i] / batch.size();
                }
                adapter = adapter.step(velocity, RATE);
                if (epoch == epochs - 1) {
                    UnitVectors.addScaled(1f / ++averaged, difference(adapter.parameters(), average), 0, average);
                }
            }
        }
        // The mean of the last steps does not hang on the last few examples (Polyak and Juditsky 1992).
        adapter = adapter.withParameters(average);
        PatternSpace challenger = new PatternSpace(adapter, new SimilarityScale(chance(adapter)));
        return trial.utility(challenger) > Math.max(0, trial.utility(plain))
                ? Optional.of(challenger)
                : Optional.empty();
    }

    private static float[] difference(float[] from, float[] minus) {
        UnitVectors.addScaled(-1, minus, 0, from);
        return from;
    }

    private void addGradient(LoraAdapter adapter, Proxies proxies, Labelled example, float[] gradient) {
        float[] y = adapter.apply(example.vector());
        float[] z = UnitVectors.unit(y);
        float[] probabilities = softmax(UnitVectors.dots(z, proxies.columns(), routes.size()));
        probabilities[example.label()] -= 1;
        float[] atUnit = new float[z.length];
        for (int k = 0; k < probabilities.length; k++) {
            if (Math.abs(probabilities[k]) > 1e-6f) {
                UnitVectors.addScaled(probabilities[k] / TEMPERATURE, proxies.rows(), k * z.length, atUnit);
            }
        }
        // Through z = y / |y|: the part along z vanishes, the rest shrinks by the length.
        float along = UnitVectors.dots(atUnit, z, 1)[0];
        float length = (float) Math.sqrt(UnitVectors.dots(y, y, 1)[0]);
        for (int i = 0; i < z.length; i++) {
            atUnit[i] = (atUnit[i] - along * z[i]) / length;
        }
        adapter.addGradient(example.vector(), atUnit, gradient);
    }

    private static float[] softmax(float[] cosines) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float c : cosines) {
            largest = Math.max(largest, c);
        }
        float sum = 0;
        for (int k = 0; k < cosines.length; k++) {
            cosines[k] = (float) Math.exp((cosines[k] - largest) / TEMPERATURE);
            sum += cosines[k];
        }
        for (int k = 0; k < cosines.length; k++) {
            cosines[k] /= sum;
        }
        return cosines;
    }

    /** Sums of the unit vectors of each route in the adapted space. */
    private float[][] sums(LoraAdapter adapter) {
        float[][] sums = new float[routes.size()][adapter.dimension()];
        for (Labelled example : training) {
            UnitVectors.addScaled(1, UnitVectors.unit(adapter.apply(example.vector())), 0, sums[example.label()]);
        }
        return sums;
    }

    private Proxies proxies(LoraAdapter adapter) {
        int dimension = adapter.dimension();
        float[] columns = new float[dimension * routes.size()];
        float[] rows = new float[dimension * routes.size()];
        float[][] sums = sums(adapter);
        for (int k = 0; k < sums.length; k++) {
            float[] mean = UnitVectors.unit(sums[k]);
            UnitVectors.setColumn(columns, routes.size(), k, mean);
            System.arraycopy(mean, 0, rows, k * dimension, dimension);
        }
        return new Proxies(columns, rows);
    }

    /** Mean cosine of two examples of different routes, from the routes' means: their products with each other. */
    private double chance(LoraAdapter adapter) {
        float[][] sums = sums(adapter);
        int[] counts = new int[sums.length];
        training.forEach(example -> counts[example.label()]++);
        float[] total = new float[adapter.dimension()];
        double own = 0;
        for (int k = 0; k < sums.length; k++) {
            UnitVectors.addScaled(1f / counts[k], sums[k], 0, total);
            own += UnitVectors.dots(sums[k], sums[k], 1)[0] / ((double) counts[k] * counts[k]);
        }
        double pairs = (double) sums.length * (sums.length - 1);
        return Math.max(0, (UnitVectors.dots(total, total, 1)[0] - own) / pairs);
    }

    private List<Labelled> shuffled(SplittableRandom random) {
        List<Labelled> shuffled = new ArrayList<>(training);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Labelled swap = shuffled.get(i);
            shuffled.set(i, shuffled.get(j));
            shuffled.set(j, swap);
        }
        return shuffled;
    }

    /** Unit means of the routes, dimension by dimension and route by route. */
    private record Proxies(float[] columns, float[] rows) {}
}
