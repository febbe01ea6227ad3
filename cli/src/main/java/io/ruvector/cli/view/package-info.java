/** How results look: as records for JSON and as lines for people. */
@NullMarked
package io.ruvector.cli.view;

import org.jspecify.annotations.NullMarked;
