package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of rows and how to read it; it can be read as often as wanted. Immutable.
 *
 * @param file the file; gzip and Zstandard are recognised by their first bytes, except within Parquet, which has compression of its own
 * @param format its format
 * @param columns which of its columns are what
 */
public record RowSource(Path file, TransferFormat format, RowColumns columns) {
    /** Checks that the file is there. */
    public RowSource {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("file", file, "a file that is there");
        }
    }

    /**
     * A file in the format that its name tells, with the standard columns.
     *
     * @param file the file
     * @return the source
     */
    public static RowSource of(Path file) {
        return new RowSource(file, TransferFormat.of(file), RowColumns.standard());
    }

    /**
     * Opens the file at its beginning.
     *
     * @return a reader, to be closed
     * @throws InvalidInputException when it cannot be of its format
     * @throws IOException when the system refuses to read it
     */
    public RowReader open() throws IOException {
        return new CutRows(cutter(new FileSeal(file)));
    }

    /** Opens the file at its beginning, for several threads to parse. */
    RowReader open(FileSeal seal, int threads) throws IOException {
        return new ParallelRows(cutter(seal), threads);
    }

    private RowCutter cutter(FileSeal seal) throws IOException {
        return switch (format) {
            case JSONL -> new JsonLines(seal, columns);
            case CSV -> new CsvRows(seal, columns);
            case PARQUET -> new WholeRows(new ParquetRows(seal, columns));
            case NPY -> new WholeRows(new NpyReader(seal));
            case FVECS -> new WholeRows(new FvecsReader(seal));
            case BINARY -> new WholeRows(new BinaryReader(seal));
            case SQL -> new SqlRows(seal, columns);
            case LANGCHAIN4J -> new DumpRows(seal, new LangChain4jDump());
            case CHROMA -> new ChromaRows(seal);
            case MEM0 -> new DumpRows(seal, new Mem0Dump());
            case LETTA -> new DumpRows(seal, new LettaDump());
        };
    }
}
