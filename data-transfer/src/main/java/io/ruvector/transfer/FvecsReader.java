package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.CollectionOptions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** TEXMEX's {@code .fvecs}: each vector behind its dimension, all little-endian. A row's id is its position, from 0. */
final class FvecsReader implements RowReader {
    private final Path file;
    private final FileBytes bytes;
    private final InputStream in;
    private long number;

    FvecsReader(FileSeal seal) throws IOException {
        this.file = seal.file();
        this.bytes = FileBytes.open(seal);
        this.in = new BufferedInputStream(bytes.content(), 1 << 16);
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        byte[] length = in.readNBytes(Integer.BYTES);
        if (length.length == 0) {
            return null;
        }
        number++;
        int dimension = length.length == Integer.BYTES
                ? ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt()
                : 0;
        if (dimension < 1 || dimension > CollectionOptions.MAX_DIMENSION) {
            // Nothing after a wrong length can be found again.
            throw new InvalidInputException(
                    "dimension in row " + number + " of " + file, dimension, "1 to " + CollectionOptions.MAX_DIMENSION);
        }
        byte[] row = in.readNBytes(dimension * Float.BYTES);
        if (row.length < dimension * Float.BYTES) {
            throw new InvalidInputException(
                    "row " + number + " of " + file, row.length + " bytes", dimension * Float.BYTES + " bytes");
        }
        float[] vector = new float[dimension];
        ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return new SourceRow(number, Long.toString(number - 1), vector, null, Map.of());
    }

    @Override
    public double fraction() {
        return bytes.fraction();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
