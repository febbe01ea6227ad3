package io.ruvector.vector;

import io.ruvector.store.CorruptStoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The stored form of a collection's options: version, dimension, similarity, HNSW parameters, model. */
final class OptionsCodec {
    private static final int VERSION = 1;

    private OptionsCodec() {}

    static byte[] encode(CollectionOptions options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(options.dimension());
            out.writeUTF(options.similarity().name());
            out.writeInt(options.hnsw().m());
            out.writeInt(options.hnsw().efConstruction());
            out.writeInt(options.hnsw().efSearch());
            out.writeUTF(options.model());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static CollectionOptions decode(String collection, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new CorruptStoreException("the options of " + collection + " have version " + version, null);
            }
            int dimension = in.readInt();
            Similarity similarity = Similarity.valueOf(in.readUTF());
            HnswConfig hnsw = new HnswConfig(in.readInt(), in.readInt(), in.readInt());
            return new CollectionOptions(dimension, similarity, hnsw, in.readUTF());
        } catch (IOException | IllegalArgumentException e) {
            throw new CorruptStoreException("the options of " + collection + " cannot be read", e);
        }
    }
}
