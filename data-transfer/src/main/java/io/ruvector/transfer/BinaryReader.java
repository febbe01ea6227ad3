package io.ruvector.transfer;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.vector.VectorEntry;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads {@link BlockFormat#ROWS}. */
final class BinaryReader implements RowReader {
    private final Path file;
    private final BlockInput in;

    BinaryReader(FileSeal seal) throws IOException {
        this.file = seal.file();
        this.in = new BlockInput(seal, BlockFormat.ROWS);
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        @Nullable ByteBuffer record = in.next();
        if (record == null) {
            return null;
        }
        try {
            VectorEntry entry = VectorEntry.fromRow(BlockInput.readShort(record), BlockInput.readLong(record));
            return new SourceRow(
                    in.count(), entry.id(), entry.vector(), entry.text().orElse(null), entry.metadata());
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw in.damaged("whole records in the block of record " + in.count());
        } catch (CorruptStoreException e) {
            throw new BadRowException(file, in.count(), "a row", e.getMessage());
        }
    }

    @Override
    public double fraction() {
        return in.fraction();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
