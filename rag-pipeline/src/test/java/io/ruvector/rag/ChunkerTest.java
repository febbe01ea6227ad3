package io.ruvector.rag;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.rag.parse.MarkdownParser;
import io.ruvector.rag.parse.ParsedDocument;
import io.ruvector.rag.parse.PlainTextParser;
import io.ruvector.vector.BagOfWordsEmbedder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkerTest {
    private static final ToIntFunction<String> TOKENS = new BagOfWordsEmbedder()::countTokens;

    @Test
    void aShortDocumentStaysWhole() {
        String text = "One sentence here. ".repeat(100).strip();

        List<Chunk> chunks = chunk(PlainTextParser.prose(text), new ChunkOptions(448, 48, 64));

        assertThat(chunks).containsExactly(new Chunk(0, 0, text.length(), "", text));
    }

    @Test
    void aLongOneFallsIntoEvenPartsThatOverlapByWholeSentences() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append("Sentence number ").append(i).append(" has exactly eight words. ");
        }

        List<Chunk> chunks = chunk(PlainTextParser.prose(text.toString()), new ChunkOptions(100, 20, 10));

        assertThat(chunks).hasSize(5).allSatisfy(chunk -> {
            assertThat(TOKENS.applyAsInt(chunk.text())).isBetween(50, 100);
            assertThat(chunk.text()).startsWith("Sentence").endsWith("words.");
        });
        for (int i = 1; i < chunks.size(); i++) {
            assertThat(chunks.get(i).start())
                    .isBetween(chunks.get(i - 1).start() + 1, chunks.get(i - 1).end());
        }
    }

    @Test
    void sectionsStayApartUnlessTheyAreShort() {
        String words = "word ".repeat(20);
        String text = "# A\n\n## Tiny\n\nfew words\n\n## Long\n\n" + words + "\n\n## Next\n\n" + words;

        List<Chunk> chunks = chunk(MarkdownParser.parse(text), new ChunkOptions(50, 5, 15));

        assertThat(chunks).extracting(Chunk::heading).containsExactly("A > Tiny", "A > Next");
        assertThat(chunks.get(1).text()).startsWith("## Next");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyWordIsInAChunkAndEveryChunkIsItsRange(int seed) {
        String text = randomText(new SplittableRandom(seed));
        ParsedDocument parsed = seed % 2 == 0 ? MarkdownParser.parse(text) : PlainTextParser.lines(text);
        ChunkOptions options = new ChunkOptions(40, seed, 10);

        List<Chunk> chunks = chunk(parsed, options);

        int covered = 0;
        for (Chunk chunk : chunks) {
            assertThat(chunk.text()).isEqualTo(text.substring(chunk.start(), chunk.end()));
            assertThat(TOKENS.applyAsInt(chunk.text())).isLessThanOrEqualTo(options.maxTokens());
            if (chunk.start() > covered) {
                assertThat(text.substring(covered, chunk.start())).doesNotContainPattern("[a-z]");
            }
            covered = Math.max(covered, chunk.end());
        }
        assertThat(text.substring(covered)).doesNotContainPattern("[a-z]");
    }

    @Test
    void aTenMegabyteLineIsCutInReasonableTime() {
        String line = "abcdefghi ".repeat(1_000_000);

        List<Chunk> chunks = chunk(PlainTextParser.prose(line), ChunkOptions.defaults());

        assertThat(chunks.stream()
                        .mapToInt(chunk -> TOKENS.applyAsInt(chunk.text()))
                        .max()
                        .orElseThrow())
                .isBetween(300, 448);
        assertThat(chunks.stream().mapToLong(chunk -> chunk.text().length()).sum())
                .isGreaterThan(9_000_000);
    }

    @Test
    void aTenMegabyteWordIsCutToo() {
        String word = "x".repeat(10_000_000);

        List<Chunk> chunks = chunk(PlainTextParser.prose(word), ChunkOptions.defaults());

        assertThat(chunks.size()).isGreaterThan(1_000);
        assertThat(chunks.stream()
                        .mapToInt(chunk -> chunk.text().length())
                        .max()
                        .orElseThrow())
                .isLessThanOrEqualTo(4_480);
    }

    @Test
    void surrogatePairsAreNotCut() {
        String text = "\uD83D\uDE00".repeat(20_000);

        List<Chunk> chunks = chunk(PlainTextParser.prose(text), ChunkOptions.defaults());

        assertThat(chunks.size()).isGreaterThan(1);
        for (Chunk chunk : chunks) {
            assertThat(Character.isLowSurrogate(chunk.text().charAt(0))).isFalse();
            assertThat(Character.isHighSurrogate(
                            chunk.text().charAt(chunk.text().length() - 1)))
                    .isFalse();
        }
    }

    private static List<Chunk> chunk(ParsedDocument parsed, ChunkOptions options) {
        return new Chunker(TOKENS, options).chunk(parsed, 1_000);
    }

    private static String randomText(SplittableRandom random) {
        String[] pieces = {" ", " ", " ", ". ", "! ", "\n", "\n\n", "\n\n## ", "\n- ", ", "};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            for (int letters = random.nextInt(1, 9); letters > 0; letters--) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}
