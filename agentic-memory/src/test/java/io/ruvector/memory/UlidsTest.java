package io.ruvector.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UlidsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1469918176385L), ZoneOffset.UTC);

    @Test
    void theTimePartIsTheSpecificationsExample() {
        assertThat(new Ulids(CLOCK, new SplittableRandom(1)).next())
                .startsWith("01ARYZ6S41")
                .hasSize(26);
    }

    @Test
    void idsOfTheSameMillisecondSortInOrderOfCreation() {
        Ulids ids = new Ulids(CLOCK, new SplittableRandom(1));
        assertThat(Stream.generate(ids::next).limit(1000).toList()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void countingUpCarriesIntoTheHighBits() {
        RandomGenerator allOnes = () -> -1L;
        Ulids ids = new Ulids(CLOCK, allOnes);
        assertThat(ids.next()).endsWith("FZZZZZZZZZZZZZZZ");
        assertThat(ids.next()).endsWith("G000000000000000");
    }

    @Test
    void theSameSeedGivesTheSameIds() {
        assertThat(new Ulids(CLOCK, new SplittableRandom(7)).next())
                .isEqualTo(new Ulids(CLOCK, new SplittableRandom(7)).next());
    }
}
