package io.ruvector.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AlongsideTest {
    @Test
    void theWorkIsDoneOnceWhoeverDoesIt() {
        for (int i = 0; i < 500; i++) {
            AtomicInteger runs = new AtomicInteger();
            Alongside<Integer> work = Alongside.start(runs::incrementAndGet);
            assertThat(work.outcome()).isEqualTo(1);
            assertThat(work.outcome()).isEqualTo(1);
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    void aBusyMachineIsNotAskedForHelp() {
        assertThat(Processors.isRoom(0.4, 2)).isTrue();
        assertThat(Processors.isRoom(2.0, 2)).isFalse();
        assertThat(Processors.isRoom(0.1, 1)).isFalse();
        assertThat(Processors.isRoom(-1, 4)).as("load unknown").isTrue();
    }

    @Test
    void whatItThrowsIsThrownAsItWas() {
        Alongside<String> work = Alongside.start(() -> {
            throw new IllegalStateException("no index");
        });
        assertThatThrownBy(work::outcome)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("no index");
    }
}
