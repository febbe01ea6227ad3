/** The command line: one class a command, over the facade {@code AgenticDb}. */
@NullMarked
package io.ruvector.cli;

import org.jspecify.annotations.NullMarked;
