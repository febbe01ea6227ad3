package io.ruvector.sona;

/**
 * A text within a scope: what one scope asked never shows in another, not even by a faster answer.
 *
 * @param scope the scope
 * @param text the text as it came
 */
record ScopedText(String scope, String text) {}
