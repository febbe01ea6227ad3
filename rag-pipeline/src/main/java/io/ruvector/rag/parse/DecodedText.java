package io.ruvector.rag.parse;

import io.ruvector.rag.parse.UnreadableException.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Characters of a file: UTF-8, or UTF-16 where a byte-order mark says so.
 *
 * @param text decoded
 * @param malformedCharacters how many places were not valid and read as U+FFFD
 */
record DecodedText(String text, int malformedCharacters) {
    /** More malformed places than this share of the text, and it is not text. */
    private static final int MALFORMED_IN_A_HUNDRED = 2;

    /**
     * The text of bytes.
     *
     * @throws UnreadableException when they are not text
     */
    static DecodedText of(byte[] bytes) throws UnreadableException {
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
            throw new UnreadableException(Reason.BINARY, "it is not text: it has a NUL character");
        }
        if ((long) malformed * 100 > (long) text.length() * MALFORMED_IN_A_HUNDRED) {
            throw new UnreadableException(
                    Reason.BINARY,
                    "it is not text: " + malformed + " of " + text.length() + " characters are not valid " + charset);
        }
        return new DecodedText(text, malformed);
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
