package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.CollectionOptions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** NumPy's {@code .npy} with a vector a row. A row's id is its position, from 0; doubles are rounded to floats. */
final class NpyReader implements RowReader {
    private final Path file;
    private final FileBytes bytes;
    private final InputStream in;
    private final NpyHeader header;
    private volatile long number;

    NpyReader(FileSeal seal) throws IOException {
        this.file = seal.file();
        this.bytes = FileBytes.open(seal);
        this.in = new BufferedInputStream(bytes.content(), 1 << 16);
        try {
            this.header = NpyHeader.read(in, file);
            if (header.dimension() < 1 || header.dimension() > CollectionOptions.MAX_DIMENSION) {
                throw new InvalidInputException(
                        "dimension of " + file, header.dimension(), "1 to " + CollectionOptions.MAX_DIMENSION);
            }
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        if (number == header.rows()) {
            return null;
        }
        // Written by the reading thread only.
        number = number + 1;
        int length = header.dimension() * header.numberBytes();
        byte[] row = in.readNBytes(length);
        if (row.length < length) {
            throw new InvalidInputException("row " + number + " of " + file, row.length + " bytes", length + " bytes");
        }
        ByteBuffer numbers = ByteBuffer.wrap(row).order(header.order());
        float[] vector = new float[header.dimension()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = header.numberBytes() == Float.BYTES ? numbers.getFloat() : (float) numbers.getDouble();
        }
        return new SourceRow(number, Long.toString(number - 1), vector, null, Map.of());
    }

    @Override
    public double fraction() {
        return header.rows() == 0 ? 1 : (double) number / header.rows();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
