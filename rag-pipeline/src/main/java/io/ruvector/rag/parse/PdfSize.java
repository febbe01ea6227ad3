package io.ruvector.rag.parse;

import io.ruvector.rag.parse.UnreadableException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Bounds what the streams of a PDF unpack to, without holding what is unpacked: deflated streams are found in the bytes
 * themselves, before anything is parsed; rarer packings, which cannot be unpacked piece by piece, by their worst case.
 */
final class PdfSize {
    static final long MOST_BYTES_A_STREAM = 64L << 20;
    static final long MOST_BYTES = 512L << 20;

    /** An LZW code of 12 bits stands for at most 4,096 bytes. */
    private static final int WORST_LZW = 2_731;

    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final int DEFLATE = 8;

    private PdfSize() {}

    /** Unpacks every deflated stream of the file once, into nothing. */
    static void check(byte[] bytes) throws UnreadableException {
        long total = 0;
        byte[] sink = new byte[1 << 16];
        for (int at = 0; at <= bytes.length - STREAM.length; at++) {
            if (!begins(bytes, at)) {
                continue;
            }
            int start = afterLineEnd(bytes, at + STREAM.length);
            if (isZlib(bytes, start)) {
                total += inflated(bytes, start, sink);
                if (total > MOST_BYTES) {
                    throw tooLarge(MOST_BYTES);
                }
            }
            at = start - 1;
        }
    }

    /** Refuses packings that could hide more than the limit. */
    static void check(PDDocument document) throws IOException, UnreadableException {
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            COSObject object = document.getDocument().getObjectFromPool(key);
            if (object.getObject() instanceof COSStream stream
                    && !COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
                check(stream);
            }
        }
    }

    private static void check(COSStream stream) throws UnreadableException {
        long worst = stream.getLength();
        for (COSName filter : filters(stream)) {
            if (filter.equals(COSName.LZW_DECODE) || filter.equals(COSName.LZW_DECODE_ABBREVIATION)) {
                worst *= WORST_LZW;
            } else if (filter.equals(COSName.RUN_LENGTH_DECODE)
                    || filter.equals(COSName.RUN_LENGTH_DECODE_ABBREVIATION)) {
                worst *= 64;
            } else if (worst > stream.getLength()) {
                // A further packing inside one of these would multiply: no writer does that.
                throw tooLarge(MOST_BYTES_A_STREAM);
            }
            if (worst > MOST_BYTES_A_STREAM) {
                throw tooLarge(MOST_BYTES_A_STREAM);
            }
        }
    }

    private static List<COSName> filters(COSStream stream) {
        COSBase filters = stream.getFilters();
        List<COSName> names = new ArrayList<>();
        if (filters instanceof COSName name) {
            names.add(name);
        } else if (filters instanceof COSArray array) {
            array.forEach(element -> {
                if (element instanceof COSName name) {
                    names.add(name);
                }
            });
        }
        return names;
    }

    private static long inflated(byte[] bytes, int start, byte[] sink) throws UnreadableException {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(bytes, start, bytes.length - start);
            while (true) {
                int made = inflater.inflate(sink);
                if (inflater.getBytesWritten() > MOST_BYTES_A_STREAM) {
                    throw tooLarge(MOST_BYTES_A_STREAM);
                }
                if (made == 0) {
                    return inflater.getBytesWritten();
                }
            }
        } catch (DataFormatException e) {
            return 0; // damaged or no such stream after all: PDFBox stops there too
        }
    }

    private static UnreadableException tooLarge(long limit) {
        return new UnreadableException(
                Reason.TOO_LARGE, "its compressed parts unpack to more than the limit of " + limit + " bytes");
    }

    private static boolean begins(byte[] bytes, int at) {
        for (int i = 0; i < STREAM.length; i++) {
            if (bytes[at + i] != STREAM[i]) {
                return false;
            }
        }
        return true;
    }

    private static int afterLineEnd(byte[] bytes, int at) {
        int next = at;
        while (next < bytes.length && (bytes[next] == '\r' || bytes[next] == '\n' || bytes[next] == ' ')) {
            next++;
        }
        return next;
    }

    private static boolean isZlib(byte[] bytes, int at) {
        return at + 1 < bytes.length
                && (bytes[at] & 0x0f) == DEFLATE
                && (((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff)) % 31 == 0;
    }
}
