package io.ruvector.rag.parse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** PDF files made by tests. */
public final class Pdfs {
    private Pdfs() {}

    /**
     * Pages of lines; a line that begins with "# " is printed large, an empty one leaves a gap.
     *
     * @param pages text with line ends
     */
    public static byte[] of(String... pages) {
        return written(document(pages));
    }

    /** The same with a password to open it. */
    public static byte[] encrypted(String page) {
        try {
            PDDocument document = document(page);
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            return written(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One page whose drawing operations unpack to so many megabytes. */
    public static byte[] bomb(int megabytes) {
        try {
            PDDocument document = new PDDocument();
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream contents = new PDStream(document);
            byte[] blanks = new byte[1 << 20];
            java.util.Arrays.fill(blanks, (byte) ' ');
            try (OutputStream out = contents.createOutputStream(COSName.FLATE_DECODE)) {
                for (int i = 0; i < megabytes; i++) {
                    out.write(blanks);
                }
            }
            page.setContents(contents);
            return written(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDDocument document(String... pages) {
        PDDocument document = new PDDocument();
        for (String text : pages) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                float y = 740;
                for (String line : List.of(text.split("\n", -1))) {
                    boolean large = line.startsWith("# ");
                    y -= large ? 24 : line.isEmpty() ? 20 : 14;
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), large ? 20 : 11);
                    content.newLineAtOffset(60, y);
                    content.showText(large ? line.substring(2) : line);
                    content.endText();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return document;
    }

    private static byte[] written(PDDocument document) {
        try (document) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes that begin as a PDF and go on as nothing. */
    public static byte[] broken() {
        return "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0".getBytes(StandardCharsets.ISO_8859_1);
    }
}
