package io.ruvector.store;

import java.io.Serial;

/** An insert of a key that the table already has. Nothing of the batch was written. */
public final class KeyExistsException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String table;
    private final String key;

    /**
     * Refuses an insert.
     *
     * @param table the table
     * @param key the key that it already has
     */
    public KeyExistsException(String table, String key) {
        super("\"" + key + "\" already exists in " + table);
        this.table = table;
        this.key = key;
    }

    /** The table that has the key. */
    public String table() {
        return table;
    }

    /** The key that was there already. */
    public String key() {
        return key;
    }
}
