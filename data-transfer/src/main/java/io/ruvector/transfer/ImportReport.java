package io.ruvector.transfer;

/**
 * What an import did.
 *
 * @param rows rows of the file
 * @param written rows that were new or changed something
 * @param unchanged rows that were there already, exactly so
 * @param resumedAfter rows that an earlier, interrupted import of the same file had written; 0 when there was none
 * @param bad rows that were left out, and listed in the report
 */
public record ImportReport(long rows, long written, long unchanged, long resumedAfter, long bad) {}
