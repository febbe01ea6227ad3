package io.ruvector.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the formats of text have in common: bytes that may be packed, lines in UTF-8, and rows that are counted. */
abstract class TextCutter implements RowCutter {
    private static final int BUFFER_CHARS = 1 << 16;

    private final Path file;
    private final FileBytes bytes;
    private final BufferedReader lines;
    private long number;

    TextCutter(FileSeal seal) throws IOException {
        this.file = seal.file();
        this.bytes = FileBytes.open(seal);
        this.lines = new BufferedReader(
                new InputStreamReader(
                        bytes.content(),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                BUFFER_CHARS);
    }

    final Path file() {
        return file;
    }

    final BufferedReader lines() {
        return lines;
    }

    final @Nullable String line() throws IOException {
        return lines.readLine();
    }

    /** Counts a row and says where it is. */
    final RowPlace place() {
        number++;
        return new RowPlace(file, number);
    }

    final long number() {
        return number;
    }

    @Override
    public final double fraction() {
        return bytes.fraction();
    }

    @Override
    public final void close() throws IOException {
        lines.close();
    }
}
