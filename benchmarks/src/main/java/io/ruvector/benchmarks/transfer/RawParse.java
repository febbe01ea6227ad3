package io.ruvector.benchmarks.transfer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.ruvector.transfer.TransferFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a file with the library that the importer uses for it, one thread, into ids and floats, and does nothing with them: what
 * an import is compared with.
 */
final class RawParse {
    private long rows;
    private double sum;

    /** Reads a whole file; gives its number of rows. */
    long read(Path file, TransferFormat format) throws IOException {
        switch (format) {
            case PARQUET -> parquet(file);
            case CSV -> csv(file);
            case JSONL -> jsonLines(file);
            case NPY, FVECS, BINARY, SQL, LANGCHAIN4J, CHROMA, MEM0, LETTA ->
                throw new IllegalArgumentException("no raw parse of " + format);
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("no made component is NaN");
        }
        return rows;
    }

    private void take(@Nullable String id, float[] vector) {
        rows++;
        sum += vector[vector.length - 1] + (id == null ? 0 : id.length());
    }

    private void csv(Path file) throws IOException {
        float[] vector = new float[0];
        try (CsvReader<CsvRecord> records =
                CsvReader.builder().maxBufferSize(64 << 20).ofCsvRecord(file)) {
            boolean header = true;
            for (CsvRecord record : records) {
                if (!header) {
                    StringTokenizer components = new StringTokenizer(record.getField(1), "[,]");
                    vector = vector.length == components.countTokens() ? vector : new float[components.countTokens()];
                    for (int i = 0; i < vector.length; i++) {
                        vector[i] = Float.parseFloat(components.nextToken());
                    }
                    take(record.getField(0), vector);
                }
                header = false;
            }
        }
    }

    private void jsonLines(Path file) throws IOException {
        JsonMapper mapper = JsonMapper.shared();
        float[] vector = new float[1 << 16];
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try (JsonParser parser = mapper.createParser(line)) {
                    String id = null;
                    int count = 0;
                    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                            vector[count++] = parser.getFloatValue();
                        } else if (token == JsonToken.VALUE_STRING && id == null) {
                            id = parser.getString();
                        }
                    }
                    take(id, vector);
                }
            }
        }
    }

    private void parquet(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            MessageType schema = reader.getFileMetaData().getSchema();
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
            RawRecord record = new RawRecord(schema);
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                RecordReader<RawRecord> assembly = columns.getRecordReader(group, record.materializer());
                for (long left = group.getRowCount(); left > 0; left--) {
                    assembly.read();
                    take(record.id(), record.vector());
                }
            }
        }
    }
}
