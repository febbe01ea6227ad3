package io.ruvector.causal;

/** A cause and an effect in one scope. */
record Pair(String scope, String cause, String effect) {

    static Pair of(Observation o) {
        return new Pair(o.scope(), o.cause(), o.effect());
    }
}
