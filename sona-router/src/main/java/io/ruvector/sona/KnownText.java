package io.ruvector.sona;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a text.
 *
 * @param embedding its unit vector; never written
 * @param version at which the verdict was reached
 * @param verdict the answer of the layers, if it was asked for
 */
record KnownText(float[] embedding, long version, @Nullable Verdict verdict) {}
