package io.ruvector.rag.feedback;

import io.ruvector.store.CorruptStoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Rated questions as bytes: a version, then words, vector, time, and the passages with their votes. */
final class RatedQuestionCodec {
    private static final int VERSION = 1;

    private RatedQuestionCodec() {}

    static byte[] encode(RatedQuestion question) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            writeText(out, question.words());
            out.writeInt(question.vector().length);
            for (float x : question.vector()) {
                out.writeFloat(x);
            }
            out.writeLong(question.ratedAtMillis());
            out.writeInt(question.passages().size());
            for (RatedPassage passage : question.passages()) {
                writeText(out, passage.id());
                out.writeDouble(passage.shown().height());
                out.writeDouble(passage.shown().dense());
                out.writeDouble(passage.shown().bm25());
                out.writeInt(passage.rank());
                out.writeInt(passage.votes().size());
                for (Vote vote : passage.votes()) {
                    writeText(out, vote.queryId());
                    out.writeDouble(vote.rating());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static RatedQuestion decode(String key, byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new CorruptStoreException(
                        "rated question " + key + ": expected version " + VERSION + ", got " + version, null);
            }
            String words = readText(in);
            float[] vector = new float[in.readInt()];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = in.readFloat();
            }
            long ratedAtMillis = in.readLong();
            List<RatedPassage> passages = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                passages.add(readPassage(in));
            }
            return new RatedQuestion(key, words, vector, ratedAtMillis, passages);
        } catch (IOException e) {
            throw new CorruptStoreException("rated question " + key + " is cut short", e);
        }
    }

    private static RatedPassage readPassage(DataInputStream in) throws IOException {
        ShownPassage shown = new ShownPassage(readText(in), in.readDouble(), in.readDouble(), in.readDouble());
        int rank = in.readInt();
        List<Vote> votes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            votes.add(new Vote(readText(in), in.readDouble()));
        }
        return new RatedPassage(shown, rank, votes);
    }

    /** Unlike {@code writeUTF}, any length. */
    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), java.nio.charset.StandardCharsets.UTF_8);
    }
}
