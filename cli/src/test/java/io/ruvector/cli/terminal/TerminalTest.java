package io.ruvector.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Terminal terminal(TerminalTraits traits, boolean json) {
        return new Terminal(new PrintWriter(out), new PrintWriter(err), traits, json);
    }

    @Test
    void jsonModePrintsTheDocumentAndNothingElseOnStandardOutput() {
        Terminal terminal = terminal(TerminalTraits.none(), true);
        terminal.line("for people");
        terminal.document(Map.of("answer", Optional.of(42)));
        terminal.remark("remark");

        assertThat(out.toString()).isEqualToIgnoringWhitespace("{\"answer\":42}");
        assertThat(err.toString()).isEqualToIgnoringNewLines("remark");
    }

    @Test
    void jsonLeavesOutWhatIsAbsent() {
        record Pair(Optional<String> left, String right) {}
        terminal(TerminalTraits.none(), true).document(new Pair(Optional.empty(), ""));

        assertThat(out.toString()).isEqualToIgnoringWhitespace("{\"right\":\"\"}");
    }

    @Test
    void coloursAppearOnTerminalsOnly() {
        assertThat(terminal(TerminalTraits.none(), false).styled(Style.BOLD, "x"))
                .isEqualTo("x");
        assertThat(terminal(new TerminalTraits(true, true, true, 80), false).styled(Style.BOLD, "x"))
                .isEqualTo("\u001b[1mx\u001b[0m");
    }

    @Test
    void noColorAndADumbTerminalTurnColoursOff() {
        Properties launcher = new Properties();
        launcher.setProperty("ruvector.stdout.tty", "true");
        launcher.setProperty("ruvector.columns", "120");

        assertThat(TerminalTraits.of(launcher, Map.of("NO_COLOR", "1")).colour())
                .isFalse();
        assertThat(TerminalTraits.of(launcher, Map.of("TERM", "dumb")).colour()).isFalse();
        assertThat(TerminalTraits.of(launcher, Map.of("TERM", "xterm")))
                .isEqualTo(new TerminalTraits(true, false, true, 120));
    }

    @Test
    void linesAreWrappedAtSpacesAndLongWordsStayWhole() {
        assertThat(Terminal.wrap("one two three aVeryLongWordIndeed x", 8))
                .containsExactly("one two", "three", "aVeryLongWordIndeed", "x");
        assertThat(Terminal.wrap("", 8)).containsExactly("");
    }

    @Test
    void tablesAlignNumbersRightAndTextLeft() {
        Terminal terminal = terminal(TerminalTraits.none(), false);
        new Table("name", "hits").row("bm25", "7").row("hybrid", "12").print(terminal);

        assertThat(out.toString().lines()).containsExactly("  name    hits", "  bm25       7", "  hybrid    12");
    }
}
