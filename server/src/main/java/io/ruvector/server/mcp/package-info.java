/** The Model Context Protocol over HTTP: streamable, and server-sent events for older clients. */
@NullMarked
package io.ruvector.server.mcp;

import org.jspecify.annotations.NullMarked;
