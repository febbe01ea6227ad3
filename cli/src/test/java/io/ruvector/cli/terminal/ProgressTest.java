package io.ruvector.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter err = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    private Progress progress(TerminalTraits traits) {
        return new Progress(new PrintWriter(err), traits, "embedding", nanos::get);
    }

    private void seconds(long seconds) {
        nanos.set(seconds * 1_000_000_000L);
    }

    @Test
    void aTerminalGetsOneLineThatIsRewrittenAndRemovedAtTheEnd() {
        try (Progress progress = progress(new TerminalTraits(true, true, true, 100))) {
            seconds(1);
            progress.update(5, 20, "a.md");
            seconds(2);
            progress.update(10, 20, "b.md");
        }
        assertThat(err.toString())
                .contains("embedding [######------------------]  25 %  5/20  3 s left  a.md")
                .contains("[############------------]  50 %  10/20  2 s left  b.md")
                .endsWith("\r\u001b[2K")
                .doesNotContain("\n");
    }

    @Test
    void aPipeGetsAPlainLineEveryTenSeconds() {
        try (Progress progress = progress(TerminalTraits.none())) {
            for (int second = 1; second <= 25; second++) {
                seconds(second);
                progress.update(second, 100, "x");
            }
        }
        assertThat(err.toString().lines())
                .containsExactly(
                        "embedding: 10 %  10/100, 10 s  90 s left", "embedding: 20 %  20/100, 20 s  80 s left");
    }

    @Test
    void whatWasDoneEarlierAndIsPassedOverDoesNotMakeTheRestLookQuick() {
        try (Progress progress = progress(TerminalTraits.none())) {
            for (int second = 1; second <= 30; second++) {
                seconds(second);
                progress.update(second < 5 ? 900 : 900 + second, 1_000, "x");
            }
        }
        assertThat(err.toString().lines().toList().getLast()).isEqualTo("embedding: 93 %  930/1000, 30 s  70 s left");
    }

    @Test
    void shortWorkShowsNothing() {
        try (Progress progress = progress(TerminalTraits.none())) {
            seconds(3);
            progress.update(99, 100, "x");
        }
        assertThat(err.toString()).isEmpty();
    }
}
