/**
 * A router that learns online which route a text belongs to: a pattern cache in front, closed-form statistics with a
 * nearest-neighbour memory behind, durable per scope, with "unknown" as an answer.
 */
@NullMarked
package io.ruvector.sona;

import org.jspecify.annotations.NullMarked;
