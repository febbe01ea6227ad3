package io.ruvector.sona;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Groups a route's good examples around at most {@value #PROTOTYPES} centres: spherical k-means (Dhillon and Modha 2001)
 * started from the example nearest to the mean and then from the farthest ones, so without chance. Bad ratings count for
 * the nearest centre and push it away.
 */
final class PrototypeFinder {

    static final int PROTOTYPES = 3;
    private static final int ROUNDS = 4;
    private static final float REPULSION = 0.5f;

    private final RouteMemory memory;
    private final List<RatedExample> examples;

    PrototypeFinder(RouteMemory memory) {
        this.memory = memory;
        this.examples = memory.examples();
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
        float[] best = memory.dots(memory.mean());
        int first = extreme(best, 1);
        centres.add(examples.get(first).embedding());
        float[] closest = memory.dots(centres.getFirst());
        while (centres.size() < PROTOTYPES) {
            int farthest = extreme(closest, -1);
            if (closest[farthest] > 0.999f) {
                break;
            }
            float[] centre = examples.get(farthest).embedding();
            centres.add(centre);
            float[] dots = memory.dots(centre);
            for (int i = 0; i < dots.length; i++) {
                closest[i] = Math.max(closest[i], dots[i]);
            }
        }
        return centres;
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
        float[] best = memory.dots(centres.getFirst());
        for (int c = 1; c < centres.size(); c++) {
            float[] dots = memory.dots(centres.get(c));
            for (int i = 0; i < dots.length; i++) {
                if (dots[i] > best[i]) {
                    best[i] = dots[i];
                    nearest[i] = c;
                }
            }
        }
        return nearest;
    }

    private List<float[]> move(List<float[]> centres, int[] nearest, float repulsion) {
        List<float[]> sums = new ArrayList<>();
        boolean[] fed = new boolean[centres.size()];
        centres.forEach(centre -> sums.add(new float[centre.length]));
        for (int i = 0; i < nearest.length; i++) {
            float quality = examples.get(i).quality();
            fed[nearest[i]] |= quality > 0;
            float pull = quality > 0 ? quality : repulsion * quality;
            UnitVectors.addScaled(pull, examples.get(i).embedding(), 0, sums.get(nearest[i]));
        }
        List<float[]> moved = new ArrayList<>();
        for (int c = 0; c < centres.size(); c++) {
            moved.add(fed[c] ? UnitVectors.unit(sums.get(c)) : centres.get(c));
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
            prototypes.add(new PatternPrototype(centres.get(c), successes[c], failures[c]));
        }
        return prototypes;
    }
}
