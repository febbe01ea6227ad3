package io.ruvector.causal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The sums of one context of one pair: with and without the cause, with and without a logged propensity. */
final class StratumSums {

    final String context;
    final ArmSums loggedTreated;
    final ArmSums loggedUntreated;
    final ArmSums unloggedTreated;
    final ArmSums unloggedUntreated;
    double minPropensity = Double.POSITIVE_INFINITY;
    double maxPropensity = Double.NEGATIVE_INFINITY;

    StratumSums(String context) {
        this(context, new ArmSums(), new ArmSums(), new ArmSums(), new ArmSums());
    }

    private StratumSums(
            String context,
            ArmSums loggedTreated,
            ArmSums loggedUntreated,
            ArmSums unloggedTreated,
            ArmSums unloggedUntreated) {
        this.context = context;
        this.loggedTreated = loggedTreated;
        this.loggedUntreated = loggedUntreated;
        this.unloggedTreated = unloggedTreated;
        this.unloggedUntreated = unloggedUntreated;
    }

    void add(Observation observation) {
        if (observation.propensity().isPresent()) {
            double propensity = observation.propensity().getAsDouble();
            minPropensity = Math.min(minPropensity, propensity);
            maxPropensity = Math.max(maxPropensity, propensity);
            if (observation.treated()) {
                loggedTreated.add(observation.outcome(), 1 / propensity);
            } else {
                loggedUntreated.add(observation.outcome(), 1 / (1 - propensity));
            }
        } else {
            (observation.treated() ? unloggedTreated : unloggedUntreated).add(observation.outcome(), 0);
        }
    }

    ArmSums treated() {
        return sum(loggedTreated, unloggedTreated);
    }

    ArmSums untreated() {
        return sum(loggedUntreated, unloggedUntreated);
    }

    long count() {
        return loggedCount() + unloggedTreated.count + unloggedUntreated.count;
    }

    long loggedCount() {
        return loggedTreated.count + loggedUntreated.count;
    }

    Stratum summary() {
        return new Stratum(context, treated().summary(), untreated().summary());
    }

    private static ArmSums sum(ArmSums a, ArmSums b) {
        ArmSums both = new ArmSums();
        both.add(a);
        both.add(b);
        return both;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeDouble(minPropensity);
        out.writeDouble(maxPropensity);
        loggedTreated.write(out);
        loggedUntreated.write(out);
        unloggedTreated.write(out);
        unloggedUntreated.write(out);
    }

    static StratumSums read(String context, DataInputStream in) throws IOException {
        double min = in.readDouble();
        double max = in.readDouble();
        StratumSums sums =
                new StratumSums(context, ArmSums.read(in), ArmSums.read(in), ArmSums.read(in), ArmSums.read(in));
        sums.minPropensity = min;
        sums.maxPropensity = max;
        return sums;
    }
}
