package io.ruvector.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenSequenceTest {
    @Test
    void aloneMeansOneSequenceABatch() {
        assertThat(TokenSequence.batches(lengths(5, 9, 7), true))
                .extracting(batch -> batch.stream().map(s -> s.ids().length).toList())
                .containsExactly(List.of(9), List.of(7), List.of(5));
    }

    @Test
    void batchesHoldLikeLengthsLongestFirst() {
        List<List<TokenSequence>> batches =
                TokenSequence.batches(lengths(IntStream.rangeClosed(1, 70).toArray()), false);
        assertThat(batches)
                .allSatisfy(batch ->
                        assertThat(batch.size() * batch.getFirst().ids().length).isLessThanOrEqualTo(256));
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(70);
        assertThat(batches.getFirst().getFirst().ids()).hasSize(70);
        assertThat(batches.getLast().getLast().ids()).hasSize(1);
    }

    @Test
    void aSequenceThatFillsABatchIsAlone() {
        assertThat(TokenSequence.batches(lengths(512, 512, 257, 256, 128, 100, 10), false))
                .extracting(List::size)
                .containsExactly(1, 1, 1, 1, 2, 1);
    }

    private static List<TokenSequence> lengths(int... lengths) {
        return IntStream.range(0, lengths.length)
                .mapToObj(i -> new TokenSequence(i, new long[lengths[i]], lengths[i]))
                .toList();
    }
}
