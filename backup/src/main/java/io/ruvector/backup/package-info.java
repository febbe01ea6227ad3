/** Backups while writes go on, an archive of everything that happened, and restore to any moment of it. */
@NullMarked
package io.ruvector.backup;

import org.jspecify.annotations.NullMarked;
