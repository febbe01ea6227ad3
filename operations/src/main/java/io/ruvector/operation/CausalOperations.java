package io.ruvector.operation;

import io.ruvector.AgenticDb;
import io.ruvector.causal.Observation;
import io.ruvector.operation.view.EffectView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Effects of causes on outcomes, and the observations they are estimated from. */
final class CausalOperations {

    private CausalOperations() {}

    record Wanted(
            @Described(value = "Only effects of this cause", most = 1_000) @Nullable
            String cause,

            @Described(value = "Only effects on this outcome", most = 1_000) @Nullable
            String effect) {}

    record Effects(List<EffectView> effects) {}

    record NewObservation(
            @Described(value = "Names the observation", most = 128)
            String id,

            @Described(value = "What was or was not done", most = 1_000)
            String cause,

            @Described(value = "What was measured", most = 1_000)
            String effect,

            @Described("Whether the cause was present") boolean treated,
            @Described("The measured outcome") double outcome,

            @Described(value = "Values known when the cause was chosen", most = 100) @Nullable
            Map<String, String> context,

            @Described(value = "Probability with which the cause was drawn, if it was", min = 0, max = 1) @Nullable
            Double propensity) {

        Observation toObservation(String tenant) {
            Observation.Builder observation = Observation.builder(cause, effect, tenant)
                    .id(id)
                    .treated(treated)
                    .outcome(outcome);
            if (context != null) {
                observation.context(context);
            }
            if (propensity != null) {
                observation.propensity(propensity);
            }
            return observation.build();
        }
    }

    record Observations(
            @Described(value = "All are stored or none", most = 1_000)
            List<NewObservation> observations) {}

    record Recorded(int recorded) {}

    static List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(
                        "causal_effects",
                        Effect.READ,
                        "Estimated effects",
                        "What causes change which outcomes, by how much, with intervals and the tables behind them;"
                                + " an effect that the data do not identify says so.",
                        Wanted.class,
                        Effects.class,
                        CausalOperations::effects),
                Operation.of(
                        "causal_record",
                        Effect.WRITE,
                        "Record observations",
                        "Stores outcomes with and without a cause.",
                        Observations.class,
                        Recorded.class,
                        CausalOperations::record));
    }

    private static Effects effects(AgenticDb db, Wanted in) {
        return new Effects(db.effects().stream()
                .filter(edge -> in.cause == null || in.cause.equals(edge.cause()))
                .filter(edge -> in.effect == null || in.effect.equals(edge.effect()))
                .map(EffectView::of)
                .toList());
    }

    private static Recorded record(AgenticDb db, Observations in) {
        String tenant = db.scope().tenant();
        db.causal()
                .recordAll(in.observations.stream()
                        .map(one -> one.toObservation(tenant))
                        .toList());
        return new Recorded(in.observations.size());
    }
}
