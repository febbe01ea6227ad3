package io.ruvector.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/** Metadata as bytes inside the text index. Values keep their type, so that a filter sees what the row holds. */
final class MetadataCodec {
    private MetadataCodec() {}

    static BytesRef encode(Map<String, Object> metadata) {
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
        return new BytesRef(bytes.toByteArray());
    }

    static Map<String, Object> decode(BytesRef bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length));
        int size = in.readInt();
        Map<String, Object> metadata = HashMap.newHashMap(size);
        for (int i = 0; i < size; i++) {
            metadata.put(readText(in), readValue(in));
        }
        return metadata;
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
            case Integer number -> {
                out.writeByte('l');
                out.writeLong(number);
            }
            case Long number -> {
                out.writeByte('l');
                out.writeLong(number);
            }
            case Float number -> {
                out.writeByte('d');
                out.writeDouble(number);
            }
            case Double number -> {
                out.writeByte('d');
                out.writeDouble(number);
            }
            case Instant instant -> {
                out.writeByte('i');
                out.writeLong(instant.getEpochSecond());
                out.writeInt(instant.getNano());
            }
            case List<?> list -> {
                out.writeByte('a');
                out.writeInt(list.size());
                for (Object element : list) {
                    writeText(out, String.valueOf(element));
                }
            }
            default -> throw new IllegalArgumentException("metadata of type " + value.getClass());
        }
    }

    private static Object readValue(DataInputStream in) throws IOException {
        byte type = in.readByte();
        return switch (type) {
            case 's' -> readText(in);
            case 'b' -> in.readBoolean();
            case 'l' -> in.readLong();
            case 'd' -> in.readDouble();
            case 'i' -> Instant.ofEpochSecond(in.readLong(), in.readInt());
            case 'a' -> {
                int size = in.readInt();
                List<String> list = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    list.add(readText(in));
                }
                yield List.copyOf(list);
            }
            default -> throw new IOException("unknown metadata type " + type);
        };
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
