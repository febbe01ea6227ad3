package io.ruvector.rag.parse;

import io.ruvector.rag.parse.UnreadableException.Reason;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Reads PDF by Apache PDFBox: text in reading order, large print as headings, and the page of each place as metadata
 * {@code page}. Images are not looked at and scripts not run. What a file unpacks to is bounded before PDFBox sees it.
 */
final class PdfParser {
    private static final byte[] MAGIC = {'%', 'P', 'D', 'F', '-'};
    private static final int MAGIC_WITHIN = 1024;

    private PdfParser() {}

    /** Whether a file begins as a PDF; readers accept some bytes before that. */
    static boolean isPdf(byte[] bytes) {
        for (int at = 0; at <= Math.min(MAGIC_WITHIN, bytes.length - MAGIC.length); at++) {
            if (matches(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] bytes, int at) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes[at + i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    static ParsedDocument parse(byte[] bytes) throws UnreadableException {
        if (!isPdf(bytes)) {
            throw new UnreadableException(Reason.MALFORMED, "it does not begin as a PDF");
        }
        PdfSize.check(bytes);
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.isEncrypted()) {
                throw encrypted();
            }
            PdfSize.check(document);
            return read(document);
        } catch (InvalidPasswordException e) {
            throw encrypted();
        } catch (PdfTextReader.TooMuchException e) {
            throw new UnreadableException(Reason.TOO_LARGE, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException(Reason.MALFORMED, "it is a broken PDF: " + e.getMessage());
        }
    }

    private static ParsedDocument read(PDDocument document) throws IOException, UnreadableException {
        ParsedDocument parsed = new PdfTextReader().read(document);
        if (parsed.text().isBlank()) {
            throw new UnreadableException(
                    Reason.NO_TEXT,
                    "it has " + document.getNumberOfPages()
                            + " pages and no text; scanned pages need text recognition first");
        }
        return parsed;
    }

    private static UnreadableException encrypted() {
        return new UnreadableException(Reason.ENCRYPTED, "it is an encrypted PDF; save it without encryption first");
    }
}
