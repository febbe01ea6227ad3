package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Apache Parquet, a row group at a time. The vector is a list of floats or doubles, or a column a component. */
final class ParquetRows implements RowReader {
    private final Path file;
    private final ParquetFileReader reader;
    private final MessageColumnIO columnIo;
    private final ParquetRecord record;
    private final long total;
    private @Nullable RecordReader<ParquetRecord> group;
    private long leftInGroup;
    private volatile long number;

    ParquetRows(FileSeal seal, RowColumns columns) throws IOException {
        this.file = seal.file();
        this.reader = open(seal);
        try {
            MessageType schema = reader.getFileMetaData().getSchema();
            this.record = new ParquetRecord(file, schema, columns);
            this.columnIo = new ColumnIOFactory().getColumnIO(schema);
            this.total = reader.getRecordCount();
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static ParquetFileReader open(FileSeal seal) throws IOException {
        try {
            return ParquetFileReader.open(new SealedParquet(seal));
        } catch (ChangedFileException e) {
            throw e;
        } catch (RuntimeException e) {
            // What is no Parquet at all is reported by runtime exceptions of several kinds.
            throw new InvalidInputException("file", seal.file(), "Parquet (" + e.getMessage() + ")");
        }
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        RecordReader<ParquetRecord> rows = group;
        while (rows == null || leftInGroup == 0) {
            @Nullable PageReadStore pages = reader.readNextRowGroup();
            if (pages == null) {
                return null;
            }
            leftInGroup = pages.getRowCount();
            rows = columnIo.getRecordReader(pages, record.materializer());
            group = rows;
        }
        leftInGroup--;
        // Written by the reading thread only.
        number = number + 1;
        try {
            return rows.read().row(number);
        } catch (ParquetDecodingException e) {
            throw new InvalidInputException("row " + number + " of " + file, e.getMessage(), "readable Parquet");
        }
    }

    @Override
    public double fraction() {
        return total == 0 ? 1 : (double) number / total;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
