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
        assertThat(batches).extracting(List::size).containsExactly(32, 32, 6);
        assertThat(batches.getFirst().getFirst().ids()).hasSize(70);
        assertThat(batches.getLast().getLast().ids()).hasSize(1);
    }

    @Test
    void longSequencesShareABatchWithFew() {
        assertThat(TokenSequence.batches(lengths(512, 512, 512, 512, 512, 512, 512, 512, 512, 10), false))
                .extracting(List::size)
                .containsExactly(8, 2);
    }

    private static List<TokenSequence> lengths(int... lengths) {
        return IntStream.range(0, lengths.length)
                .mapToObj(i -> new TokenSequence(i, new long[lengths[i]], lengths[i]))
                .toList();
    }
}
