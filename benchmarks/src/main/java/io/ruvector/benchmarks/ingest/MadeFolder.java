package io.ruvector.benchmarks.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** A folder of made documents of every kind of file, one in fifty of them broken. */
public final class MadeFolder {
    private static final List<String> ENDINGS = List.of("md", "txt", "html", "jsonl", "java", "pdf");
    private static final int BROKEN_EVERY = 50;

    private final Path folder;
    private final long seed;

    /**
     * A folder.
     *
     * @param folder where
     * @param seed of all words
     */
    public MadeFolder(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
    }

    /**
     * Writes documents.
     *
     * @param count how many
     * @throws IOException if the disk fails
     */
    public void write(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            write(i, 0);
        }
    }

    /**
     * Writes one in ten documents anew and deletes one in twenty.
     *
     * @param count how many there are
     * @throws IOException if the disk fails
     */
    public void change(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (i % 20 == 3) {
                Files.delete(file(i));
            } else if (i % 10 == 7) {
                write(i, 1);
            }
        }
    }

    private Path file(int i) {
        return folder.resolve("part" + i % 10).resolve("document" + i + "." + ENDINGS.get(i % ENDINGS.size()));
    }

    private void write(int i, int version) throws IOException {
        Path file = file(i);
        Files.createDirectories(file.getParent());
        Files.write(file, i % BROKEN_EVERY == BROKEN_EVERY - 1 ? broken(i) : content(i, version));
    }

    private static byte[] broken(int i) {
        return i % 100 < 50
                ? "%PDF-1.7\n1 0 obj << /Type".getBytes(StandardCharsets.ISO_8859_1)
                : new byte[] {'a', 0, (byte) 0xff, 'b'};
    }

    private byte[] content(int i, int version) throws IOException {
        SplittableRandom random = new SplittableRandom(seed + 1_000_003L * i + version);
        List<String> paragraphs = new ArrayList<>();
        for (int p = 0; p < 2 + random.nextInt(4); p++) {
            paragraphs.add(paragraph(random));
        }
        String title = "Document " + i + " " + word(random);
        String text = switch (ENDINGS.get(i % ENDINGS.size())) {
            case "md" -> "# " + title + "\n\n" + String.join("\n\n## Part " + word(random) + "\n\n", paragraphs);
            case "html" ->
                "<html><title>" + title + "</title><script>x()</script><p>" + String.join("</p><p>", paragraphs)
                        + "</p></html>";
            case "jsonl" -> {
                StringJoiner lines = new StringJoiner("\n");
                for (int p = 0; p < paragraphs.size(); p++) {
                    lines.add("{\"title\": \"" + title + " " + p + "\", \"text\": \"" + paragraphs.get(p)
                            + "\", \"number\": " + p + "}");
                }
                yield lines.toString();
            }
            case "java" ->
                "/** " + title + ". */\nclass C" + i + " {\n    // " + String.join("\n    // ", paragraphs) + "\n}\n";
            case "pdf" -> "";
            default -> title + "\n\n" + String.join("\n\n", paragraphs);
        };
        return text.isEmpty() ? pdf(title, paragraphs) : text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pdf(String title, List<String> paragraphs) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (String paragraph : paragraphs) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    line(content, 700, 20, title);
                    float y = 660;
                    for (String sentence : paragraph.split("(?<=\\.) ")) {
                        line(content, y -= 14, 10, sentence);
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void line(PDPageContentStream content, float y, int size, String words) throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), size);
        content.newLineAtOffset(40, y);
        content.showText(words);
        content.endText();
    }

    private static String paragraph(SplittableRandom random) {
        StringJoiner sentences = new StringJoiner(" ");
        for (int s = 0; s < 3 + random.nextInt(6); s++) {
            StringJoiner words = new StringJoiner(" ", "The ", ".");
            for (int w = 0; w < 5 + random.nextInt(8); w++) {
                words.add(word(random));
            }
            sentences.add(words.toString());
        }
        return sentences.toString();
    }

    /** Frequent words are frequent: the square of a uniform number. */
    static String word(SplittableRandom random) {
        double uniform = random.nextDouble();
        return Integer.toString(46_656 + (int) (uniform * uniform * 20_000), 36);
    }
}
