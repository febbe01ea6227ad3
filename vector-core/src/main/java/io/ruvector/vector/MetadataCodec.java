package io.ruvector.vector;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stored form of metadata, big-endian: number of keys (4 bytes), then for each the key, a type letter and the value.
 * A text is its length in UTF-8 (4 bytes) and its bytes.
 */
final class MetadataCodec {
    private MetadataCodec() {}

    static byte[] encode(Map<String, Object> metadata) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(metadata.size());
            for (Map.Entry<String, Object> entry : metadata.entrySet()) {
                writeText(out, entry.getKey());
                writeValue(out, entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeValue(DataOutputStream out, Object value) throws IOException {
        switch (value) {
            case String text -> {
                out.writeByte('s');
                writeText(out, text);
            }
            case Boolean flag -> {
                out.writeByte('b');
                out.writeBoolean(flag);
            }
            case Long number -> {
                out.writeByte('l');
                out.writeLong(number);
            }
            case Double number -> {
                out.writeByte('d');
                out.writeDouble(number);
            }
            case Instant time -> {
                out.writeByte('t');
                out.writeLong(time.getEpochSecond());
                out.writeInt(time.getNano());
            }
            case List<?> texts -> {
                out.writeByte('a');
                out.writeInt(texts.size());
                for (Object text : texts) {
                    writeText(out, (String) text);
                }
            }
            default -> throw new IllegalStateException("unchecked metadata of " + value.getClass());
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    static Map<String, Object> decode(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size == 0) {
            return Map.of();
        }
        // A count that is damaged is no reason to ask for room.
        Map<String, Object> metadata = LinkedHashMap.newLinkedHashMap(Math.clamp(size, 0, 64));
        for (int i = 0; i < size; i++) {
            // The same few keys occur in every entry.
            String key = readText(in).intern();
            metadata.put(key, readValue(in));
        }
        return Collections.unmodifiableMap(metadata);
    }

    private static Object readValue(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        return switch (type) {
            case 's' -> readText(in);
            case 'b' -> in.readBoolean();
            case 'l' -> in.readLong();
            case 'd' -> in.readDouble();
            case 't' -> Instant.ofEpochSecond(in.readLong(), in.readInt());
            case 'a' -> readTexts(in);
            default -> throw new IOException("metadata of the unknown type " + type);
        };
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(readText(in));
        }
        return Collections.unmodifiableList(texts);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] utf8 = in.readNBytes(Math.max(0, length));
        if (utf8.length != length) {
            throw new IOException("a text of length " + length + " in metadata is cut off");
        }
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
