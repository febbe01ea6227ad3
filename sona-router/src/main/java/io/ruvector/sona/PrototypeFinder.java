package io.ruvector.sona;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Groups a route's good examples around at most {@value #PROTOTYPES} centres: spherical k-means (Dhillon and Modha 2001)
 * started from the example nearest to the mean and then from the farthest ones, so without chance. Bad ratings count for
 * the nearest centre and push it away.
 *
 * <p>A centre is the direction of a weighted sum of the examples, so that its cosines follow from those of the examples with
 * one another; its vector is computed at the end only.
 */
final class PrototypeFinder {

    static final int PROTOTYPES = 3;
    private static final int ROUNDS = 4;
    private static final float REPULSION = 0.5f;

    private final RouteMemory memory;
    private final List<RatedExample> examples;
    private final CosineTable cosines;

    /**
     * A finder over a memory.
     *
     * @param memory examples in the space of the prototypes
     * @param cosines of the same examples
     */
    PrototypeFinder(RouteMemory memory, CosineTable cosines) {
        this.memory = memory;
        this.examples = memory.examples();
        this.cosines = cosines;
    }

    List<PatternPrototype> find() {
        if (!memory.hasGoodExample()) {
            return List.of();
        }
        List<float[]> centres = start();
        int[] nearest = assign(centres);
        for (int round = 0; round < ROUNDS; round++) {
            centres = move(centres, nearest, 0);
            int[] moved = assign(centres);
            if (Arrays.equals(moved, nearest)) {
                break;
            }
            nearest = moved;
        }
        return prototypes(move(centres, nearest, REPULSION), nearest);
    }

    private List<float[]> start() {
        List<float[]> centres = new ArrayList<>();
        int first = extreme(memory.dots(memory.mean()), 1);
        centres.add(alone(first));
        float[] closest = cosines.row(first);
        while (centres.size() < PROTOTYPES) {
            int farthest = extreme(closest, -1);
            if (closest[farthest] > 0.999f) {
                break;
            }
            centres.add(alone(farthest));
            float[] row = cosines.row(farthest);
            for (int i = 0; i < row.length; i++) {
                closest[i] = Math.max(closest[i], row[i]);
            }
        }
        return centres;
    }

    /** The weights of a centre that is one example. */
    private float[] alone(int example) {
        float[] weights = new float[examples.size()];
        weights[example] = 1;
        return weights;
    }

    /** The good example with the largest value (sign 1) or the smallest (sign -1). */
    private int extreme(float[] values, int sign) {
        int best = -1;
        for (int i = 0; i < values.length; i++) {
            if (examples.get(i).quality() > 0 && (best < 0 || sign * values[i] > sign * values[best])) {
                best = i;
            }
        }
        return best;
    }

    private int[] assign(List<float[]> centres) {
        int[] nearest = new int[examples.size()];
        float[] best = cosines.withSum(centres.getFirst());
        for (int c = 1; c < centres.size(); c++) {
            float[] toCentre = cosines.withSum(centres.get(c));
            for (int i = 0; i < toCentre.length; i++) {
                if (toCentre[i] > best[i]) {
                    best[i] = toCentre[i];
                    nearest[i] = c;
                }
            }
        }
        return nearest;
    }

    private List<float[]> move(List<float[]> centres, int[] nearest, float repulsion) {
        List<float[]> weights = new ArrayList<>();
        boolean[] fed = new boolean[centres.size()];
        centres.forEach(centre -> weights.add(new float[centre.length]));
        for (int i = 0; i < nearest.length; i++) {
            float quality = examples.get(i).quality();
            fed[nearest[i]] |= quality > 0;
            weights.get(nearest[i])[i] = quality > 0 ? quality : repulsion * quality;
        }
        List<float[]> moved = new ArrayList<>();
        for (int c = 0; c < centres.size(); c++) {
            moved.add(fed[c] ? weights.get(c) : centres.get(c));
        }
        return moved;
    }

    private List<PatternPrototype> prototypes(List<float[]> centres, int[] nearest) {
        double[] successes = new double[centres.size()];
        double[] failures = new double[centres.size()];
        for (int i = 0; i < nearest.length; i++) {
            float quality = examples.get(i).quality();
            successes[nearest[i]] += Math.max(0, quality);
            failures[nearest[i]] += Math.max(0, -quality);
        }
        List<PatternPrototype> prototypes = new ArrayList<>();
        for (int c = 0; c < centres.size(); c++) {
            prototypes.add(new PatternPrototype(direction(centres.get(c)), successes[c], failures[c]));
        }
        return prototypes;
    }

    private float[] direction(float[] weights) {
        float[] sum = new float[examples.getFirst().embedding().length];
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != 0) {
                UnitVectors.addScaled(weights[i], examples.get(i).embedding(), 0, sum);
            }
        }
        return UnitVectors.unit(sum);
    }
}
