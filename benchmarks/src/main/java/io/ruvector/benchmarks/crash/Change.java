package io.ruvector.benchmarks.crash;

import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.nio.charset.StandardCharsets;

/** One change of one row, to be done to a batch and to the content that the database should have then. */
sealed interface Change {
    void addTo(WriteBatch batch, VectorDb db);

    void applyTo(Content content);

    static Change put(String collection, boolean asInsert, VectorEntry entry) {
        return new Put(collection, asInsert, entry);
    }

    static Change delete(String collection, String id) {
        return new Delete(collection, id);
    }

    static Change putRow(String table, String key, String text) {
        return new PutRow(table, key, text);
    }

    static Change removeRow(String table, String key) {
        return new RemoveRow(table, key);
    }

    /** An entry; an insert makes room for itself first. */
    record Put(String collection, boolean asInsert, VectorEntry entry) implements Change {
        @Override
        public void addTo(WriteBatch batch, VectorDb db) {
            if (asInsert) {
                batch.delete(db.collection(collection), entry.id()).insert(db.collection(collection), entry);
            } else {
                batch.upsert(db.collection(collection), entry);
            }
        }

        @Override
        public void applyTo(Content content) {
            content.put(collection, entry.id(), entry);
        }
    }

    /** An entry that goes. */
    record Delete(String collection, String id) implements Change {
        @Override
        public void addTo(WriteBatch batch, VectorDb db) {
            batch.delete(db.collection(collection), id);
        }

        @Override
        public void applyTo(Content content) {
            content.remove(collection, id);
        }
    }

    /** A row of a table. */
    record PutRow(String table, String key, String text) implements Change {
        @Override
        public void addTo(WriteBatch batch, VectorDb db) {
            batch.put(db.table(table), key, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void applyTo(Content content) {
            content.put(table, key, text);
        }
    }

    /** A row of a table that goes. */
    record RemoveRow(String table, String key) implements Change {
        @Override
        public void addTo(WriteBatch batch, VectorDb db) {
            batch.remove(db.table(table), key);
        }

        @Override
        public void applyTo(Content content) {
            content.remove(table, key);
        }
    }
}
