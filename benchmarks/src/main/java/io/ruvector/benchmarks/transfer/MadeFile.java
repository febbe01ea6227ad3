package io.ruvector.benchmarks.transfer;

import io.ruvector.transfer.TransferFormat;
import io.ruvector.vector.VectorEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;

/**
 * A file of {@link MadeRows}, written without the exporter that is examined.
 *
 * @param rows where they come from
 * @param count how many
 * @param bad the number of the one row whose vector lacks its last component; 0 for none
 */
record MadeFile(MadeRows rows, int count, int bad) {
    /** Writes it in a format. */
    void write(Path file, TransferFormat format) throws IOException {
        switch (format) {
            case PARQUET -> parquet(file);
            case CSV, JSONL -> text(file, format);
            case NPY, FVECS, BINARY, SQL, LANGCHAIN4J, CHROMA, MEM0, LETTA ->
                throw new IllegalArgumentException("no made file of " + format);
        }
    }

    private float[] vector(VectorEntry row, int number) {
        float[] vector = row.vector();
        return number == bad ? Arrays.copyOf(vector, vector.length - 1) : vector;
    }

    private void text(Path file, TransferFormat format) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            if (format == TransferFormat.CSV) {
                out.write("id,vector,colour,year\r\n");
            }
            StringBuilder line = new StringBuilder();
            for (int number = 1; number <= count; number++) {
                VectorEntry row = rows.row(number);
                line.setLength(0);
                if (format == TransferFormat.CSV) {
                    csv(row, vector(row, number), line);
                } else {
                    json(row, vector(row, number), line);
                }
                out.append(line);
            }
        }
    }

    private static void json(VectorEntry row, float[] vector, StringBuilder line) {
        line.append("{\"id\": \"").append(row.id()).append("\", \"vector\": ");
        components(vector, line);
        line.append(", \"colour\": \"")
                .append(colour(row).replace("\"", "\\\""))
                .append("\", \"year\": ");
        line.append(row.metadata().get("year")).append("}\n");
    }

    private static void csv(VectorEntry row, float[] vector, StringBuilder line) {
        line.append(row.id()).append(",\"");
        components(vector, line);
        line.append("\",\"").append(colour(row).replace("\"", "\"\"")).append("\",");
        line.append(row.metadata().get("year")).append("\r\n");
    }

    private static String colour(VectorEntry row) {
        return String.valueOf(row.metadata().get("colour"));
    }

    private static void components(float[] vector, StringBuilder line) {
        for (int i = 0; i < vector.length; i++) {
            line.append(i == 0 ? '[' : ',').append(vector[i]);
        }
        line.append(']');
    }

    private void parquet(Path file) throws IOException {
        try (ParquetWriter<MadeParquet.Row> out = MadeParquet.writer(file)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withDictionaryEncoding(false)
                .build()) {
            for (int number = 1; number <= count; number++) {
                VectorEntry row = rows.row(number);
                out.write(new MadeParquet.Row(row, vector(row, number)));
            }
        }
    }
}
