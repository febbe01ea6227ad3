package io.ruvector.rag;

import io.ruvector.rag.IngestOutcome.FailureReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The text of a file: UTF-8, or UTF-16 where a byte-order mark says so. Not a record that compares by value, for it
 * holds an array.
 *
 * @param bytes as they are on disk
 * @param text decoded
 * @param malformedCharacters how many places were not valid and read as U+FFFD
 */
record FileText(byte[] bytes, String text, int malformedCharacters) {
    /** More malformed places than this share of the text, and the file is not text. */
    private static final int MALFORMED_IN_A_HUNDRED = 2;

    /**
     * Reads a file, whose size is looked at first.
     *
     * @param maxBytes larger files are refused without being read
     */
    static FileText read(Path file, long maxBytes) throws IngestFailure {
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IngestFailure(FailureReason.MISSING, "there is no file " + file);
            }
            long size = Files.size(file);
            if (size > maxBytes) {
                throw tooLarge(file, size, maxBytes);
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes((int) maxBytes + 1);
                if (bytes.length > maxBytes) {
                    throw tooLarge(file, bytes.length, maxBytes);
                }
                return decode(file, bytes);
            }
        } catch (NoSuchFileException e) {
            throw new IngestFailure(FailureReason.MISSING, "there is no file " + file);
        } catch (AccessDeniedException e) {
            throw new IngestFailure(FailureReason.UNREADABLE, "no right to read " + file);
        } catch (IOException e) {
            throw new IngestFailure(FailureReason.UNREADABLE, "cannot read " + file + ": " + e.getMessage());
        }
    }

    private static IngestFailure tooLarge(Path file, long size, long maxBytes) {
        return new IngestFailure(
                FailureReason.TOO_LARGE, file + " has " + size + " bytes, more than the limit of " + maxBytes);
    }

    private static FileText decode(Path file, byte[] bytes) throws IngestFailure {
        Charset charset = StandardCharsets.UTF_8;
        int mark = 0;
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            mark = 3;
        } else if (startsWith(bytes, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        } else if (startsWith(bytes, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        }
        CharBuffer out = CharBuffer.allocate(bytes.length - mark + 1);
        int malformed = decode(charset, ByteBuffer.wrap(bytes, mark, bytes.length - mark), out);
        String text = out.flip().toString();
        if (text.indexOf('\0') >= 0) {
            throw new IngestFailure(FailureReason.BINARY, file + " is not text: it has a NUL character");
        }
        if ((long) malformed * 100 > (long) text.length() * MALFORMED_IN_A_HUNDRED) {
            throw new IngestFailure(
                    FailureReason.BINARY,
                    file + " is not text: " + malformed + " of " + text.length() + " characters are not valid "
                            + charset);
        }
        return new FileText(bytes, text, malformed);
    }

    private static int decode(Charset charset, ByteBuffer in, CharBuffer out) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        int malformed = 0;
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            malformed++;
            in.position(Math.min(in.limit(), in.position() + result.length()));
            out.put('\ufffd');
            result = decoder.decode(in, out, true);
        }
        decoder.flush(out);
        return malformed;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        byte[] expected = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            expected[i] = (byte) mark[i];
        }
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, expected, 0, mark.length);
    }
}
