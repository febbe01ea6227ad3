/** The facade: one database directory with memory, skills, effects, documents and a router, for plain Java. */
@NullMarked
package io.ruvector;

import org.jspecify.annotations.NullMarked;
