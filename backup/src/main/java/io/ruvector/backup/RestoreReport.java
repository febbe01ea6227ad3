package io.ruvector.backup;

import java.time.Instant;

/**
 * What was restored.
 *
 * @param backup the backup that it began with
 * @param replayed commits of the archived log that came after it
 * @param time the time of the last commit restored; the epoch when there is none
 */
public record RestoreReport(String backup, long replayed, Instant time) {}
