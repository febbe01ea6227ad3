package io.ruvector.rag.parse;

import java.io.IOException;
import java.io.Serial;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Takes lines with their print size from the pages of a PDF and hands them on to {@link PdfLines}. */
final class PdfTextReader extends PDFTextStripper {
    static final int MOST_CHARACTERS = 32 << 20;
    static final int MOST_OPERATORS = 50_000_000;

    private final List<PdfLine> lines = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final Map<Float, Integer> sizes = new HashMap<>();
    private boolean beginsParagraph = true;
    private long characters;
    private long operators;

    /** Ends the reading of a page that has no end. */
    static final class TooMuchException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        TooMuchException(String message) {
            super(message);
        }
    }

    PdfTextReader() {
        setSuppressDuplicateOverlappingText(true);
    }

    ParsedDocument read(PDDocument document) throws IOException {
        writeText(document, Writer.nullWriter());
        String title = document.getDocumentInformation() == null
                ? null
                : document.getDocumentInformation().getTitle();
        return PdfLines.structured(title == null ? "" : title.strip(), lines);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators > MOST_OPERATORS) {
            throw new TooMuchException("its pages have more than " + MOST_OPERATORS + " drawing operations");
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (characters++ <= MOST_CHARACTERS) {
            super.processTextPosition(text);
        }
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) throws IOException {
        if (characters > MOST_CHARACTERS) {
            throw new TooMuchException("its pages have more than " + MOST_CHARACTERS + " characters");
        }
        words.append(text);
        for (TextPosition position : positions) {
            float size = Math.round(2 * position.getFontSizeInPt()) / 2f;
            sizes.merge(size, 1, Integer::sum);
        }
    }

    @Override
    protected void writeWordSeparator() {
        words.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphStart() {
        endLine();
        beginsParagraph = true;
    }

    @Override
    protected void writePageEnd() {
        endLine();
        beginsParagraph = true;
    }

    private void endLine() {
        String line = words.toString().strip();
        if (!line.isEmpty()) {
            float size = sizes.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(0f);
            lines.add(new PdfLine(line, size, getCurrentPageNo(), beginsParagraph));
            beginsParagraph = false;
        }
        words.setLength(0);
        sizes.clear();
    }
}
