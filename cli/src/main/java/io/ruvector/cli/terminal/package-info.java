/** What the command line prints on: streams, colours, JSON, tables and progress. */
@NullMarked
package io.ruvector.cli.terminal;

import org.jspecify.annotations.NullMarked;
