/** A cheap and a strong model behind one router. */
@NullMarked
package io.ruvector.examples.router;

import org.jspecify.annotations.NullMarked;
