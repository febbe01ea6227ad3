package io.ruvector.vector;

import java.util.List;

/**
 * What a comparison of the stored rows with everything derived from them found.
 *
 * @param collections what was compared, by collection
 * @param tables how many tables were read
 * @param findings what is wrong; empty when all is well
 */
public record VerifyReport(List<Compared> collections, int tables, List<Finding> findings) {
    /** Copies the lists. */
    public VerifyReport {
        collections = List.copyOf(collections);
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean isClean() {
        return findings.isEmpty();
    }

    /** What can be wrong. */
    public enum Kind {
        /** A block of a file is not what was written. */
        FILE_DAMAGED,
        /** Rows cannot be read from their files. */
        ROWS_UNREADABLE,
        /** The bytes of a row are not an entry. */
        ROW_UNDECODABLE,
        /** The recorded number of rows is not their number. */
        COUNT_WRONG,
        /** The search index can neither be read nor built. */
        INDEX_UNUSABLE,
        /** A row is not in the search index. */
        NOT_INDEXED,
        /** The search index has another version of a row. */
        INDEXED_OTHERWISE,
        /** The search index has an entry without a row. */
        GHOST
    }

    /**
     * The size of a collection.
     *
     * @param collection its name
     * @param rows how many rows it has
     * @param indexed how many entries its search index has
     */
    public record Compared(String collection, long rows, long indexed) {}

    /**
     * One thing that is wrong.
     *
     * @param kind what
     * @param where the collection, table or directory
     * @param id the entry, or empty when it is about all
     * @param detail more, for people
     */
    public record Finding(Kind kind, String where, String id, String detail) {
        @Override
        public String toString() {
            return kind + " in " + where + (id.isEmpty() ? "" : ", \"" + id + "\"") + ": " + detail;
        }
    }
}
