/** Who calls, what the caller may do, and what every request is held to before it reaches the database. */
@NullMarked
package io.ruvector.server.security;

import org.jspecify.annotations.NullMarked;
