package io.ruvector.transfer;

import io.ruvector.vector.VectorEntry;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Writes {@link BlockFormat#ROWS}. */
final class BinaryWriter implements RowWriter {
    private final BlockOutput out;

    BinaryWriter(Path file) throws IOException {
        this.out = new BlockOutput(file, BlockFormat.ROWS);
    }

    @Override
    public void write(VectorEntry entry) throws IOException {
        DataOutputStream record = out.record();
        BlockOutput.writeShort(record, entry.id());
        BlockOutput.writeLong(record, entry.toRow());
        out.endRecord();
    }

    @Override
    public void finish() throws IOException {
        out.finish();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
