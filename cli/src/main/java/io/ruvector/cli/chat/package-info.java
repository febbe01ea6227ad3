/** Chat models that a user configures by options or environment variables. */
@NullMarked
package io.ruvector.cli.chat;

import org.jspecify.annotations.NullMarked;
