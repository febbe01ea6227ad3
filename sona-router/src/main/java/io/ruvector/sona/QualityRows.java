package io.ruvector.sona;

import io.ruvector.store.Table;
import io.ruvector.vector.WriteBatch;
import java.util.Optional;

/** The rows of one scope's quality model: exact sums of each route. Thread-safe. */
final class QualityRows {

    private final Table table;
    private final SonaKeys keys;
    private final RandomFeatures features;
    private final long seed;

    QualityRows(Table table, SonaKeys keys, RandomFeatures features, long seed) {
        this.table = table;
        this.keys = keys;
        this.features = features;
        this.seed = seed;
    }

    /** Model version up to which the sums contain all ratings; empty when there are none or other options made them. */
    Optional<Long> upToVersion() {
        return table.get(keys.qualityHead())
                .map(value -> Bytes.read(
                        keys.qualityHead(), value, in -> new long[] {in.readInt(), in.readLong(), in.readLong()}))
                .filter(head -> head[0] == features.size() && head[1] == seed)
                .map(head -> head[2]);
    }

    QualitySums sums(String routeId) {
        int n = features.size();
        return upToVersion()
                .flatMap(_ -> table.get(keys.quality(routeId)))
                .map(value -> Bytes.read(keys.quality(routeId), value, in -> {
                    long examples = in.readLong();
                    double squares = in.readDouble();
                    double[] sum = Bytes.doubles(in);
                    return new QualitySums(n, RidgeRows.readUpperTriangle(in, n), sum, squares, examples);
                }))
                .orElseGet(() -> new QualitySums(n));
    }

    void put(WriteBatch batch, String routeId, QualitySums sums) {
        batch.put(table, keys.quality(routeId), Bytes.write(out -> {
            out.writeLong(sums.examples());
            out.writeDouble(sums.squares());
            Bytes.doubles(out, sums.sum());
            RidgeRows.writeUpperTriangle(out, sums.gram(), features.size());
        }));
    }

    void putHead(WriteBatch batch, long upToVersion) {
        batch.put(table, keys.qualityHead(), Bytes.write(out -> {
            out.writeInt(features.size());
            out.writeLong(seed);
            out.writeLong(upToVersion);
        }));
    }
}
