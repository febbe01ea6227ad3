package io.ruvector.sona.trajectory;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.Table;
import io.ruvector.vector.WriteBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of trajectories that are not ended, {@code o/scope/id}. Thread-safe. */
final class TrajectoryRows {

    private final Table table;

    TrajectoryRows(Table table) {
        this.table = table;
    }

    void put(WriteBatch batch, String scope, String id, OpenTrajectory trajectory) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(id);
            text(out, trajectory.task());
            out.writeLong(trajectory.begun().toEpochMilli());
            out.writeInt(trajectory.steps().size());
            for (TrajectoryStep step : trajectory.steps()) {
                text(out, step.action());
                text(out, step.observation());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        batch.put(table, key(scope, id), bytes.toByteArray());
    }

    void remove(WriteBatch batch, String scope, String id) {
        batch.remove(table, key(scope, id));
    }

    Optional<OpenTrajectory> find(String scope, String id) {
        return table.get(key(scope, id)).map(value -> read(id, value).getValue());
    }

    /** All of a scope, by id. */
    Map<String, OpenTrajectory> all(String scope) {
        Map<String, OpenTrajectory> all = new TreeMap<>();
        table.forEach(prefix(scope), (key, value) -> {
            Map.Entry<String, OpenTrajectory> read = read(key, value);
            all.put(read.getKey(), read.getValue());
        });
        return all;
    }

    private static Map.Entry<String, OpenTrajectory> read(String key, byte[] value) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
            String id = in.readUTF();
            String task = text(in);
            Instant begun = Instant.ofEpochMilli(in.readLong());
            List<TrajectoryStep> steps = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                steps.add(new TrajectoryStep(text(in), text(in)));
            }
            return Map.entry(id, new OpenTrajectory(task, begun, steps));
        } catch (IOException e) {
            throw new CorruptStoreException("trajectory row " + key + " cannot be read", e);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] utf8 = new byte[Math.min(in.readInt(), in.available())];
        in.readFully(utf8);
        return new String(utf8, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String prefix(String scope) {
        return "o/" + scope.replace("%", "%25").replace("/", "%2F") + "/";
    }

    private static String key(String scope, String id) {
        return prefix(scope) + id;
    }
}
