/** The language of scripts and of the interactive prompt: commands, one a line. */
@NullMarked
package io.ruvector.cli.script;

import org.jspecify.annotations.NullMarked;
