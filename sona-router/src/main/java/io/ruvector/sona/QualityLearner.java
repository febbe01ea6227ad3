package io.ruvector.sona;

import io.ruvector.vector.WriteBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Brings the quality model of one scope up to date. Calls take turns (the owner sees to that). */
final class QualityLearner {

    private static final int RANDOM = 256;

    private final ScopeRows rows;
    private final QualityRows qualityRows;
    private final RandomFeatures features;

    QualityLearner(RouterParts parts, ScopeRows rows, SonaKeys keys) {
        this.rows = rows;
        this.features = parts.qualityFeatures();
        this.qualityRows =
                new QualityRows(parts.table(), keys, features, parts.options().seed());
    }

    static RandomFeatures features(int dimension, long seed) {
        return new RandomFeatures(dimension, RANDOM, seed + 1);
    }

    boolean isBehind(long version) {
        return qualityRows.upToVersion().orElse(0L) < version;
    }

    /** Learns all ratings up to a version, and adds the rows to a batch. */
    QualityModel upTo(List<RouteState> routes, long version, WriteBatch batch) {
        long after = qualityRows.upToVersion().orElse(0L);
        List<String> ids = ids(routes);
        float[][] weights = new float[ids.size()][];
        for (int r = 0; r < weights.length; r++) {
            List<RatedExample> added = rows.between(ids.get(r), after, version);
            weights[r] = learn(ids.get(r), added, 1, batch);
        }
        return put(ids, weights, version, batch);
    }

    /** Takes ratings out that were learned before, and adds the rows to a batch. */
    QualityModel without(Collection<RatedExample> forgotten, List<RouteState> routes, WriteBatch batch) {
        long upTo = qualityRows.upToVersion().orElse(0L);
        List<String> ids = ids(routes);
        float[][] weights = new float[ids.size()][];
        for (int r = 0; r < weights.length; r++) {
            String id = ids.get(r);
            List<RatedExample> removed = forgotten.stream()
                    .filter(e -> e.routeId().equals(id) && e.version() <= upTo)
                    .toList();
            weights[r] = learn(id, removed, -1, batch);
        }
        return put(ids, weights, upTo, batch);
    }

    private static List<String> ids(List<RouteState> routes) {
        return new ArrayList<>(routes.stream().map(r -> r.route().id()).toList());
    }

    private float[] learn(String routeId, List<RatedExample> rated, int sign, WriteBatch batch) {
        QualitySums sums = qualityRows.sums(routeId);
        if (!rated.isEmpty()) {
            sums.apply(rated, features::wholeSteps, sign);
            qualityRows.put(batch, routeId, sums);
        }
        return sums.solve();
    }

    private QualityModel put(List<String> ids, float[][] weights, long version, WriteBatch batch) {
        QualityModel model = new QualityModel(features, ids, weights);
        qualityRows.putHead(batch, version);
        return model;
    }
}
