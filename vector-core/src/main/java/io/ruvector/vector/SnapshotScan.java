package io.ruvector.vector;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A look at an index snapshot, whole or damaged: reads as far as what it finds makes sense, and notes where that ends. It
 * shares no code with {@link IndexSnapshot#read}, which refuses what is not as it was written.
 */
final class SnapshotScan {
    private static final int HEADER_BYTES = 20;
    private static final int MOST_LEVELS = 32;
    private static final byte NO_NODE = -1;

    private final Path file;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int dimension;
    private int m;
    private byte[] levels = {};
    private @Nullable String[] ids = {};
    private int slotsRead;
    private long graphStart;

    SnapshotScan(Path file) throws IOException {
        this.file = file;
        try (DumpInput in = new DumpInput(file)) {
            try {
                envelope(in);
                options(in);
                codes(in);
                graph(in);
                entries(in);
                if (in.position() < in.size()) {
                    problems.add("after the last entry, at byte " + in.position() + ", " + (in.size() - in.position())
                            + " more bytes follow");
                }
            } catch (IOException e) {
                problems.add("readable up to byte " + in.position() + " of " + in.size() + ": " + e.getMessage());
            }
        }
        links();
    }

    IndexFile summary() {
        return new IndexFile(file, file.toFile().length(), fields, List.copyOf(problems));
    }

    /** Whether a slot has a node, as far as the graph could be read. */
    boolean isNode(int slot) {
        return slot < slotsRead && levels[slot] != NO_NODE;
    }

    private void envelope(DumpInput in) throws IOException {
        byte[] magic = new byte[Long.BYTES];
        in.getBytes(magic);
        String format = new String(magic, StandardCharsets.ISO_8859_1);
        if (!format.equals("RUVHNSW2")) {
            in.seek(0);
            throw new IOException("it does not begin with RUVHNSW2");
        }
        fields.put("format", format);
        long length = in.getLong();
        int checksum = in.getInt();
        fields.put("bodyBytes", length);
        if (HEADER_BYTES + length != in.size()) {
            problems.add("the file has " + in.size() + " bytes, expected " + (HEADER_BYTES + length));
        }
        int found = in.checksumFrom(HEADER_BYTES);
        fields.put("checksum", String.format("%08x", checksum));
        if (found != checksum) {
            problems.add(String.format("the checksum of the body is %08x, expected %08x", found, checksum));
        }
    }

    private void options(DumpInput in) throws IOException {
        fields.put("sequence", in.getLong());
        dimension = in.getInt("dimension", 1, CollectionOptions.MAX_DIMENSION);
        fields.put("dimension", dimension);
        Similarity[] similarities = Similarity.values();
        fields.put("similarity", similarities[in.getInt("similarity", 0, similarities.length - 1)]);
        m = in.getInt("M", 2, 128);
        fields.put("m", m);
        fields.put("efConstruction", in.getInt("efConstruction", m, 10_000));
        fields.put("generation", String.format("%016x", in.getLong()));
    }

    private void codes(DumpInput in) throws IOException {
        levels = new byte[in.getCount("the number of slots", 1)];
        ids = new @Nullable String[levels.length];
        fields.put("slots", levels.length);
        fields.put("codesTrainedOn", in.getInt());
        int bits = in.getInt();
        fields.put("codeBits", bits);
        if (bits == 0) {
            return;
        }
        Quantization quantization = Stream.of(Quantization.values())
                .filter(it -> it != Quantization.NONE && it.bits() == bits)
                .findFirst()
                .orElseThrow(() -> new IOException("codes have " + bits + " bits"));
        double squared = 0;
        for (int i = 0; i < dimension; i++) {
            float component = in.getFloat();
            squared += (double) component * component;
        }
        fields.put("centreLength", (float) Math.sqrt(squared));
        fields.put("codeNoise", in.getFloat());
        int recordBytes = Quantizer.HEADER_BYTES + Quantizer.codeBytes(quantization, dimension);
        fields.put("codeRecordBytes", recordBytes);
        in.skip((long) levels.length * recordBytes);
    }

    private void graph(DumpInput in) throws IOException {
        fields.put("entryPoint", in.getInt());
        fields.put("insertions", in.getLong());
        graphStart = in.position();
        Map<Integer, Integer> histogram = new TreeMap<>();
        fields.put("nodesByLevel", histogram);
        for (int slot = 0; slot < levels.length; slot++) {
            levels[slot] = (byte) level(in, slot);
            for (int layer = 0; layer <= levels[slot]; layer++) {
                in.skip((long) Integer.BYTES * degree(in, slot, layer));
            }
            if (levels[slot] != NO_NODE) {
                histogram.merge((int) levels[slot], 1, Integer::sum);
            }
            slotsRead = slot + 1;
        }
    }

    private static int level(DumpInput in, int slot) throws IOException {
        int level = in.getByte();
        if (level < NO_NODE || level >= MOST_LEVELS) {
            throw new IOException("the level of slot " + slot + " is " + level);
        }
        return level;
    }

    private int degree(DumpInput in, int slot, int layer) throws IOException {
        return in.getInt("the degree of slot " + slot + " on layer " + layer, 0, layer == 0 ? 2 * m : m);
    }

    private void entries(DumpInput in) throws IOException {
        int count = in.getCount("the number of entries", 17);
        fields.put("entries", count);
        int withText = 0;
        for (int i = 0; i < count; i++) {
            int slot = in.getInt("the slot of entry " + i, 0, levels.length - 1);
            in.getInt();
            withText += in.getByte() == 0 ? 0 : 1;
            ids[slot] = new String(in.getBytes("the id of entry " + i), StandardCharsets.UTF_8);
            byte[] metadata = in.getBytes("the metadata of entry " + i);
            MetadataCodec.decode(new DataInputStream(new ByteArrayInputStream(metadata)));
            if (levels[slot] == NO_NODE) {
                problems.add("the entry \"" + ids[slot] + "\" has slot " + slot + ", which is no node");
            }
        }
        fields.put("entriesWithText", withText);
        long nodes = 0;
        for (int slot = 0; slot < slotsRead; slot++) {
            nodes += levels[slot] == NO_NODE ? 0 : 1;
        }
        fields.put("deadNodes", nodes - count);
    }

    private void links() throws IOException {
        Map<Integer, Integer> base = new TreeMap<>();
        Map<Integer, Integer> upper = new TreeMap<>();
        long[] nowhere = {0};
        nodes(node -> {
            for (int layer = 0; layer <= node.level(); layer++) {
                List<Integer> links = node.links().get(layer);
                (layer == 0 ? base : upper).merge(links.size(), 1, Integer::sum);
                int on = layer;
                nowhere[0] += links.stream()
                        .filter(it -> it < 0 || it >= slotsRead || levels[it] < on)
                        .count();
            }
        });
        if (slotsRead > 0) {
            fields.put("listsByDegreeOnLayer0", base);
            fields.put("listsByDegreeAbove", upper);
            fields.put("linksToNoNode", nowhere[0]);
        }
    }

    /** Visits the nodes that could be read, in the order of their slots. */
    void nodes(Consumer<IndexNode> visitor) throws IOException {
        try (DumpInput in = new DumpInput(file)) {
            in.seek(graphStart);
            for (int slot = 0; slot < slotsRead; slot++) {
                int level = level(in, slot);
                List<List<Integer>> links = new ArrayList<>();
                for (int layer = 0; layer <= level; layer++) {
                    Integer[] layerLinks = new Integer[degree(in, slot, layer)];
                    for (int i = 0; i < layerLinks.length; i++) {
                        layerLinks[i] = in.getInt();
                    }
                    links.add(Arrays.asList(layerLinks));
                }
                if (level != NO_NODE) {
                    visitor.accept(new IndexNode(slot, Optional.ofNullable(ids[slot]), level, links));
                }
            }
        }
    }
}
