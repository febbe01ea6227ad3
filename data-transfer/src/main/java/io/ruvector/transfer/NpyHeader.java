package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of NumPy's {@code .npy} (NEP 1): type and shape of the array.
 *
 * @param order the order of a number's bytes
 * @param numberBytes 4 or 8
 * @param rows how many rows
 * @param dimension components of each
 */
record NpyHeader(ByteOrder order, int numberBytes, long rows, int dimension) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE =
            Pattern.compile("'shape'\\s*:\\s*\\((\\d{1,18})\\s*,\\s*(\\d{1,9})\\s*,?\\s*\\)");
    private static final int MAX_HEADER_BYTES = 1 << 20;

    static NpyHeader read(InputStream in, Path file) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
            throw new InvalidInputException("file", file, "one that begins as NumPy's .npy do");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new InvalidInputException("version of " + file, version, "1 to 3");
        }
        int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
        ByteBuffer length = ByteBuffer.wrap(in.readNBytes(lengthBytes)).order(ByteOrder.LITTLE_ENDIAN);
        if (length.remaining() < lengthBytes) {
            throw new InvalidInputException("file", file, "a whole header");
        }
        int bytes = version == 1 ? Short.toUnsignedInt(length.getShort()) : length.getInt();
        if (bytes < 0 || bytes > MAX_HEADER_BYTES) {
            throw new InvalidInputException("header of " + file, bytes + " bytes", "at most " + MAX_HEADER_BYTES);
        }
        return parse(new String(in.readNBytes(bytes), StandardCharsets.UTF_8), file);
    }

    private static NpyHeader parse(String text, Path file) {
        Matcher type = TYPE.matcher(text);
        Matcher fortran = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!type.find() || !type.group(1).matches("[<>][f][48]")) {
            throw new InvalidInputException("type in " + file, text, "32 or 64 bit floats: <f4, >f4, <f8 or >f8");
        }
        if (!fortran.find() || fortran.group(1).equals("True")) {
            throw new InvalidInputException("order in " + file, text, "rows one after the other: fortran_order False");
        }
        if (!shape.find()) {
            throw new InvalidInputException("shape in " + file, text, "two dimensions: (rows, components)");
        }
        return new NpyHeader(
                type.group(1).startsWith("<") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
                type.group(1).endsWith("4") ? Float.BYTES : Double.BYTES,
                Long.parseLong(shape.group(1)),
                Integer.parseInt(shape.group(2)));
    }
}
