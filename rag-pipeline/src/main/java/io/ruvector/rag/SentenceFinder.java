package io.ruvector.rag;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the sentences of a passage that can stand for themselves: no headings, tables or code fences. */
final class SentenceFinder {
    private static final Pattern PARAGRAPH_END =
            Pattern.compile("\\n\\s*\\n|\\n(?=\\s*(?:[-*+#>|]|\\d+[.)])\\s)|(?<=^|\\n)#.*\\n");
    private static final Pattern LEAD = Pattern.compile("^\\s*(?:[-*+>]\\s+|\\d+[.)]\\s+)*");
    private static final int LEAST_WORDS = 3;

    /**
     * A sentence.
     *
     * @param start first character in the passage
     * @param end after the last character
     * @param text with blanks and line ends made one blank
     */
    record Sentence(int start, int end, String text) {}

    private SentenceFinder() {}

    static List<Sentence> in(String passage) {
        List<Sentence> sentences = new ArrayList<>();
        Matcher ends = PARAGRAPH_END.matcher(passage);
        int start = 0;
        while (ends.find()) {
            paragraph(passage, start, ends.start(), sentences);
            start = ends.end();
        }
        paragraph(passage, start, passage.length(), sentences);
        return sentences;
    }

    private static void paragraph(String passage, int from, int to, List<Sentence> sentences) {
        Matcher lead = LEAD.matcher(passage.substring(from, to));
        int start = from + (lead.find() ? lead.end() : 0);
        String paragraph = passage.substring(start, to);
        if (paragraph.startsWith("#") || paragraph.startsWith("|") || paragraph.startsWith("```")) {
            return;
        }
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(paragraph);
        int first = breaks.first();
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            String words = paragraph.substring(first, next).strip();
            if (words.split("\\s+").length >= LEAST_WORDS) {
                int begin = start + paragraph.indexOf(words, first);
                sentences.add(new Sentence(begin, begin + words.length(), words.replaceAll("\\s+", " ")));
            }
            first = next;
        }
    }
}
