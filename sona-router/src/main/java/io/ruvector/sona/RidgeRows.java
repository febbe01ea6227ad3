package io.ruvector.sona;

import io.ruvector.store.Table;
import io.ruvector.vector.WriteBatch;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The rows of one scope's ridge: which examples it contains, and its exact sums. The Gram matrix is kept as whole numbers of 4 bytes while they fit, of 8 bytes after that.
 */
final class RidgeRows {

    private final Table table;
    private final SonaKeys keys;
    private final int dimension;
    private final SonaOptions options;

    RidgeRows(Table table, SonaKeys keys, int dimension, SonaOptions options) {
        this.table = table;
        this.keys = keys;
        this.dimension = dimension;
        this.options = options;
    }

    /** What the stored ridge contains; empty when there is none or other options made it. */
    Optional<Head> head() {
        return table.get(keys.ridgeHead())
                .map(value -> Bytes.read(
                        keys.ridgeHead(),
                        value,
                        in -> new Head(
                                in.readInt(),
                                in.readInt(),
                                in.readLong(),
                                in.readDouble(),
                                in.readLong(),
                                in.readLong())))
                .filter(head -> head.dimension == dimension
                        && head.randomFeatures == options.randomFeatures()
                        && head.seed == options.seed()
                        && head.lambda == options.ridge());
    }

    Head newHead(long upToVersion, long examples) {
        return new Head(dimension, options.randomFeatures(), options.seed(), options.ridge(), upToVersion, examples);
    }

    /** The stored sums, or empty ones. */
    RidgeStatistics statistics(int features) {
        Optional<byte[]> gram = head().flatMap(_ -> table.get(keys.ridgeGram()));
        if (gram.isEmpty()) {
            return new RidgeStatistics(features, options.algebra());
        }
        RidgeStatistics statistics = new RidgeStatistics(
                features,
                Bytes.read(keys.ridgeGram(), gram.get(), in -> readUpperTriangle(in, features)),
                options.algebra());
        table.forEach(
                keys.ridgeSums(),
                (key, value) -> statistics.restore(Bytes.read(
                        key,
                        value,
                        in -> new RidgeStatistics.RouteSum(Bytes.text(in), in.readLong(), Bytes.doubles(in)))));
        return statistics;
    }

    void put(WriteBatch batch, Head head, RidgeStatistics statistics) {
        table.forEach(keys.ridgeSums(), (key, _) -> batch.remove(table, key));
        batch.put(table, keys.ridgeHead(), Bytes.write(out -> {
            out.writeInt(head.dimension);
            out.writeInt(head.randomFeatures);
            out.writeLong(head.seed);
            out.writeDouble(head.lambda);
            out.writeLong(head.upToVersion);
            out.writeLong(head.examples);
        }));
        batch.put(
                table,
                keys.ridgeGram(),
                Bytes.write(out -> writeUpperTriangle(out, statistics.gram(), statistics.features())));
        for (RidgeStatistics.RouteSum sum : statistics.routeSums()) {
            batch.put(table, keys.ridgeSum(sum.routeId()), Bytes.write(out -> {
                Bytes.text(out, sum.routeId());
                out.writeLong(sum.examples());
                Bytes.doubles(out, sum.sum());
            }));
        }
    }

    static void writeUpperTriangle(DataOutputStream out, double[] gram, int n) throws IOException {
        boolean small = true;
        for (double g : gram) {
            small &= Math.abs(g) <= Integer.MAX_VALUE;
        }
        out.writeBoolean(small);
        for (int i = 0; i < n; i++) {
            ByteBuffer row = ByteBuffer.allocate((n - i) * (small ? 4 : 8));
            for (int j = i; j < n; j++) {
                long whole = (long) gram[i * n + j];
                if (small) {
                    row.putInt((int) whole);
                } else {
                    row.putLong(whole);
                }
            }
            out.write(row.array());
        }
    }

    static double[] readUpperTriangle(DataInputStream in, int n) throws IOException {
        boolean small = in.readBoolean();
        double[] gram = new double[n * n];
        for (int i = 0; i < n; i++) {
            byte[] bytes = new byte[(n - i) * (small ? 4 : 8)];
            in.readFully(bytes);
            ByteBuffer row = ByteBuffer.wrap(bytes);
            for (int j = i; j < n; j++) {
                gram[i * n + j] = small ? row.getInt() : row.getLong();
            }
        }
        return gram;
    }

    /** What made the ridge and what it contains: the examples learned up to a version, and how many they are. */
    record Head(int dimension, int randomFeatures, long seed, double lambda, long upToVersion, long examples) {}
}
