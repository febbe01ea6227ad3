/**
 * Experts behind the routes of a router: what is called, whether it is well, what it costs, and what takes over when it
 * fails.
 */
@NullMarked
package io.ruvector.sona.expert;

import org.jspecify.annotations.NullMarked;
