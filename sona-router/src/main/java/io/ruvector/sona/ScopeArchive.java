package io.ruvector.sona;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.Table;
import io.ruvector.vector.ModelMismatchException;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Everything a scope learned as one stream of bytes: a mark, the version of the layout, the model of the embeddings, then
 * the scope's rows without its name, and a checksum.
 */
final class ScopeArchive {

    private static final String MARK = "ruvector-sona-scope";
    private static final int VERSION = 2;
    private static final int LONGEST = 1 << 30;

    private final VectorDb db;
    private final Table table;
    private final String modelId;

    ScopeArchive(VectorDb db, Table table, String modelId) {
        this.db = db;
        this.table = table;
        this.modelId = modelId;
    }

    void write(String scope, OutputStream to) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(to, new CRC32());
        DataOutputStream out = new DataOutputStream(checked);
        out.writeUTF(MARK);
        out.writeInt(VERSION);
        out.writeUTF(modelId);
        for (String kind : SonaKeys.SCOPED) {
            String prefix = SonaKeys.within(kind, scope);
            Failing failing = new Failing();
            table.forEach(
                    prefix,
                    (key, value) -> failing.run(() -> {
                        // No scope's name begins another's row, except the single row of the version.
                        if (!kind.equals(SonaKeys.VERSION_KIND) || key.equals(prefix)) {
                            out.writeBoolean(true);
                            Bytes.text(out, kind);
                            Bytes.text(out, key.substring(prefix.length()));
                            out.writeInt(value.length);
                            out.write(value);
                        }
                    }));
            failing.rethrow();
        }
        out.writeBoolean(false);
        long sum = checked.getChecksum().getValue();
        out.writeLong(sum);
        out.flush();
    }

    /** Reads all, checks it, and writes it at once. */
    void read(String scope, InputStream from) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(from, new CRC32());
        DataInputStream in = new DataInputStream(checked);
        String mark = in.readUTF();
        int version = in.readInt();
        if (!mark.equals(MARK) || version != VERSION) {
            throw new InvalidInputException("archive", mark + " " + version, MARK + " " + VERSION);
        }
        String model = in.readUTF();
        if (!model.equals(modelId)) {
            throw new ModelMismatchException(table.name(), modelId, model);
        }
        WriteBatch batch = new WriteBatch();
        while (in.readBoolean()) {
            String kind = text(in);
            String rest = text(in);
            batch.put(table, SonaKeys.within(kind, scope) + rest, block(in));
        }
        long sum = checked.getChecksum().getValue();
        if (in.readLong() != sum) {
            throw new CorruptStoreException("the archive's checksum does not fit its rows", null);
        }
        db.write(batch);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(block(in), StandardCharsets.UTF_8);
    }

    private static byte[] block(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new CorruptStoreException("a block of " + length + " bytes in the archive", null);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new CorruptStoreException("the archive ends in the middle of a row", null);
        }
        return bytes;
    }

    /** Carries an exception out of a visitor that may not throw it. */
    private static final class Failing {
        private @org.jspecify.annotations.Nullable IOException failure;

        void run(Write write) {
            if (failure == null) {
                try {
                    write.run();
                } catch (IOException e) {
                    failure = e;
                }
            }
        }

        void rethrow() throws IOException {
            if (failure != null) {
                throw failure;
            }
        }

        interface Write {
            void run() throws IOException;
        }
    }
}
