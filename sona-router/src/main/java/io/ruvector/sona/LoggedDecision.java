package io.ruvector.sona;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A decision as it is kept for feedback and for causal estimates: what was asked, what was answered, and with which
 * probability.
 *
 * @param decisionId its id
 * @param text the text routed
 * @param routeId id of the route, empty for unknown
 * @param source the part of the router that answered
 * @param confidence of the answer
 * @param propensity with which the answer was drawn
 * @param modelVersion of the scope
 * @param at when
 * @param quality its rating, if it has one
 * @param user who asked, empty for nobody
 */
record LoggedDecision(
        String decisionId,
        String text,
        String routeId,
        RouteSource source,
        double confidence,
        double propensity,
        long modelVersion,
        Instant at,
        OptionalDouble quality,
        String user) {

    LoggedDecision rated(double rating) {
        return new LoggedDecision(
                decisionId,
                text,
                routeId,
                source,
                confidence,
                propensity,
                modelVersion,
                at,
                OptionalDouble.of(rating),
                user);
    }

    byte[] encode() {
        return Bytes.write(this::write);
    }

    private void write(DataOutputStream out) throws IOException {
        Bytes.text(out, decisionId);
        Bytes.text(out, text);
        Bytes.text(out, routeId);
        Bytes.text(out, source.name());
        out.writeDouble(confidence);
        out.writeDouble(propensity);
        out.writeLong(modelVersion);
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
        out.writeDouble(quality.orElse(Double.NaN));
        Bytes.text(out, user);
    }

    static LoggedDecision decode(String key, byte[] value) {
        return Bytes.read(key, value, LoggedDecision::read);
    }

    private static LoggedDecision read(DataInputStream in) throws IOException {
        String id = Bytes.text(in);
        String text = Bytes.text(in);
        String route = Bytes.text(in);
        RouteSource source = RouteSource.valueOf(Bytes.text(in));
        double confidence = in.readDouble();
        double propensity = in.readDouble();
        long version = in.readLong();
        Instant at = Instant.ofEpochSecond(in.readLong(), in.readInt());
        double quality = in.readDouble();
        String user = in.available() > 0 ? Bytes.text(in) : "";
        return new LoggedDecision(
                id,
                text,
                route,
                source,
                confidence,
                propensity,
                version,
                at,
                Double.isNaN(quality) ? OptionalDouble.empty() : OptionalDouble.of(quality),
                user);
    }
}
