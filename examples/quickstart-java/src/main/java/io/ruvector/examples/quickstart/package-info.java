/** Agent memory in ten lines of plain Java. */
@NullMarked
package io.ruvector.examples.quickstart;

import org.jspecify.annotations.NullMarked;
