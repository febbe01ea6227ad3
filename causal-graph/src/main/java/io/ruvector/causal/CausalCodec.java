package io.ruvector.causal;

import io.ruvector.store.CorruptStoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Values of the graph's observation rows, big-endian; texts are their UTF-8 length and bytes. Rows of format 1 end before
 * the source, which then is the id.
 *
 * <pre>
 * observation: id, cause, effect, scope, treated (1 byte), outcome (8), propensity (8, NaN for none),
 *              seconds (8), nanoseconds (4), number of context pairs (4), then key and value of each, source
 * </pre>
 */
final class CausalCodec {

    private CausalCodec() {}

    static byte[] encode(Observation o, Instant at) {
        return bytes(out -> {
            writeText(out, o.id());
            writeText(out, o.cause());
            writeText(out, o.effect());
            writeText(out, o.scope());
            out.writeBoolean(o.treated());
            out.writeDouble(o.outcome());
            out.writeDouble(o.propensity().orElse(Double.NaN));
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            out.writeInt(o.context().size());
            for (Map.Entry<String, String> entry : o.context().entrySet()) {
                writeText(out, entry.getKey());
                writeText(out, entry.getValue());
            }
            writeText(out, o.source());
        });
    }

    static Observation observation(String key, byte[] value) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
            String id = readText(in);
            String cause = readText(in);
            String effect = readText(in);
            String scope = readText(in);
            boolean treated = in.readBoolean();
            double outcome = in.readDouble();
            double propensity = in.readDouble();
            Instant at = Instant.ofEpochSecond(in.readLong(), in.readInt());
            Map<String, String> context = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                context.put(readText(in), readText(in));
            }
            OptionalDouble logged = Double.isNaN(propensity) ? OptionalDouble.empty() : OptionalDouble.of(propensity);
            String source = in.available() > 0 ? readText(in) : id;
            return new Observation(
                    id, source, cause, effect, treated, outcome, context, logged, scope, Optional.of(at));
        } catch (IOException e) {
            throw new CorruptStoreException("row " + key + " does not hold an observation", e);
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("text of " + length + " bytes where " + in.available() + " are left");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            body.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }
}
