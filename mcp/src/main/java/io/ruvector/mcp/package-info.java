/** Agent memory as a Model Context Protocol server: tools, resources and prompts over any transport of the SDK. */
@NullMarked
package io.ruvector.mcp;

import org.jspecify.annotations.NullMarked;
