package io.ruvector.sona;

import io.ruvector.store.Table;
import io.ruvector.vector.WriteBatch;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of one scope in the router's table: routes and what was learned about them. Thread-safe. */
final class ScopeRows {

    private static final int PAGE = 256;

    private final Table table;
    private final SonaKeys keys;

    ScopeRows(Table table, SonaKeys keys) {
        this.table = table;
        this.keys = keys;
    }

    long version() {
        return table.get(keys.version())
                .map(value -> ByteBuffer.wrap(value).getLong())
                .orElse(0L);
    }

    /** How far ratings were trusted last. */
    double ratings() {
        // Versions stood alone at first.
        return table.get(keys.version())
                .filter(value -> value.length > Long.BYTES)
                .map(value -> ByteBuffer.wrap(value).getDouble(Long.BYTES))
                .orElse(1.0);
    }

    void putVersion(WriteBatch batch, long version, double ratings) {
        byte[] value =
                ByteBuffer.allocate(16).putLong(version).putDouble(ratings).array();
        batch.put(table, keys.version(), value);
    }

    /** Routes in order of their ids, with the unit embedding of their descriptions. */
    List<DescribedRoute> routes() {
        List<DescribedRoute> routes = new ArrayList<>();
        table.forEach(keys.routes(), (key, value) -> routes.add(Bytes.read(key, value, ScopeRows::readRoute)));
        return routes;
    }

    private static DescribedRoute readRoute(DataInputStream in) throws IOException {
        String id = Bytes.text(in);
        String description = Bytes.text(in);
        double cost = in.readDouble();
        float[] embedding = Bytes.floats(in);
        // Routes had no latency at first.
        long latencyNanos = in.available() > 0 ? in.readLong() : 0;
        return new DescribedRoute(new Route(id, description, cost, Duration.ofNanos(latencyNanos)), embedding);
    }

    void putRoute(WriteBatch batch, Route route, float[] description) {
        batch.put(table, keys.route(route.id()), Bytes.write(out -> {
            Bytes.text(out, route.id());
            Bytes.text(out, route.description());
            out.writeDouble(route.cost());
            Bytes.floats(out, description);
            out.writeLong(route.latency().toNanos());
        }));
    }

    void putExample(WriteBatch batch, RatedExample e) {
        String key = keys.example(e.routeId(), e.version());
        batch.put(table, key, Bytes.write(out -> {
            Bytes.text(out, e.id());
            Bytes.text(out, e.routeId());
            out.writeLong(e.version());
            out.writeFloat(e.quality());
            out.writeBoolean(e.feedback());
            Bytes.text(out, e.text());
            Bytes.floats(out, e.embedding());
        }));
        batch.put(table, keys.exampleById(e.id()), key.getBytes(StandardCharsets.UTF_8));
    }

    void removeExample(WriteBatch batch, RatedExample e) {
        batch.remove(table, keys.example(e.routeId(), e.version()));
        batch.remove(table, keys.exampleById(e.id()));
        table.get(keys.user(e.id())).ifPresent(user -> {
            batch.remove(table, keys.user(e.id()));
            batch.remove(table, keys.byUser(new String(user, StandardCharsets.UTF_8), e.id()));
        });
    }

    /** Notes who contributed an example. */
    void putUser(WriteBatch batch, String user, String exampleId) {
        batch.put(table, keys.user(exampleId), user.getBytes(StandardCharsets.UTF_8));
        batch.put(table, keys.byUser(user, exampleId), exampleId.getBytes(StandardCharsets.UTF_8));
    }

    List<String> examplesOf(String user) {
        List<String> ids = new ArrayList<>();
        table.forEach(keys.byUser(user), (_, value) -> ids.add(new String(value, StandardCharsets.UTF_8)));
        return ids;
    }

    boolean hasExample(String id) {
        return table.contains(keys.exampleById(id));
    }

    Optional<RatedExample> example(String id) {
        return table.get(keys.exampleById(id))
                .map(key -> new String(key, StandardCharsets.UTF_8))
                .flatMap(key -> table.get(key).map(value -> decodeExample(key, value)));
    }

    /** The newest examples of a route, newest last. */
    List<RatedExample> newest(String routeId, int limit) {
        List<RatedExample> newestFirst = new ArrayList<>();
        table.forEachFrom(
                keys.examples(routeId), "", limit, (key, value) -> newestFirst.add(decodeExample(key, value)));
        return newestFirst.reversed();
    }

    /** The examples of a route learned after one version and up to another. */
    List<RatedExample> between(String routeId, long afterVersion, long upToVersion) {
        List<RatedExample> found = new ArrayList<>();
        String from = keys.example(routeId, upToVersion);
        String end = keys.example(routeId, afterVersion);
        while (true) {
            List<String> page = new ArrayList<>();
            table.forEachFrom(keys.examples(routeId), from, PAGE, (key, value) -> {
                page.add(key);
                if (key.compareTo(end) < 0) {
                    found.add(decodeExample(key, value));
                }
            });
            if (page.size() < PAGE || page.getLast().compareTo(end) >= 0) {
                return found;
            }
            from = page.getLast() + "\0";
        }
    }

    private static RatedExample decodeExample(String key, byte[] value) {
        return Bytes.read(
                key,
                value,
                in -> new RatedExample(
                        Bytes.text(in),
                        Bytes.text(in),
                        in.readLong(),
                        in.readFloat(),
                        in.readBoolean(),
                        Bytes.text(in),
                        Bytes.floats(in)));
    }

    /** A route with the unit embedding of its description. */
    record DescribedRoute(Route route, float[] description) {}
}
