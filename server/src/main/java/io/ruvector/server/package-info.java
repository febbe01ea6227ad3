/** The server: HTTP, MCP and a console over an {@code AgenticDb}. */
@NullMarked
package io.ruvector.server;

import org.jspecify.annotations.NullMarked;
