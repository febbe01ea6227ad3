package io.ruvector.transfer;

import io.ruvector.vector.VectorEntry;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/** Apache Parquet, compressed with Zstandard, with a checksum a page. */
final class ParquetRowWriter implements RowWriter {
    private static final long ROW_GROUP_BYTES = 32L << 20;

    private final ParquetWriter<VectorEntry> writer;

    ParquetRowWriter(Path file) throws IOException {
        this.writer = new Builder(new LocalOutputFile(file))
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withPageWriteChecksumEnabled(true)
                .withRowGroupSize(ROW_GROUP_BYTES)
                // Components rarely come twice, and a dictionary of them costs more than it saves.
                .withDictionaryEncoding(false)
                .build();
    }

    @Override
    public void write(VectorEntry entry) throws IOException {
        writer.write(entry);
    }

    @Override
    public void finish() throws IOException {
        writer.close();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<VectorEntry, Builder> {
        Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<VectorEntry> getWriteSupport(org.apache.hadoop.conf.Configuration configuration) {
            return new ParquetEntries();
        }
    }
}
