package io.ruvector.cli.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptParserTest {
    @Test
    void aStatementALineOrBetweenSemicolons() {
        assertThat(parse("info\n\n  verify --json ; dump\r\n"))
                .containsExactly(
                        new Statement(1, 1, List.of("info")),
                        new Statement(3, 3, List.of("verify", "--json")),
                        new Statement(3, 19, List.of("dump")));
    }

    @Test
    void commentsBeginAtTheStartOfAWordOnly() {
        assertThat(parse("# all of it\ninfo # the rest\nsearch c#"))
                .extracting(Statement::words)
                .containsExactly(List.of("info"), List.of("search", "c#"));
    }

    @Test
    void quotesKeepBlanksSemicolonsAndNewlines() {
        assertThat(words("remember 'a; b' \"say \\\"hi\\\" \\\\\" a' 'b \"two\nlines\""))
                .containsExactly("remember", "a; b", "say \"hi\" \\", "a b", "two\nlines");
        assertThat(words("x ''")).containsExactly("x", "");
        assertThat(words("it\\'s a\\ b")).containsExactly("it's", "a b");
    }

    @Test
    void aBackslashAtTheEndOfALineGoesOn() {
        assertThat(parse("search \\\n  --collection c\ninfo"))
                .containsExactly(
                        new Statement(1, 1, List.of("search", "--collection", "c")),
                        new Statement(3, 1, List.of("info")));
    }

    @Test
    void parametersStandOutsideAndInDoubleQuotesButNotInSingleOnes() {
        Map<String, String> set = Map.of("who", "a b", "n", "3");
        assertThat(ScriptParser.parse("x ${who}${n} \"${who}!\" '${who}' $5", set)
                        .getFirst()
                        .words())
                .containsExactly("x", "a b3", "a b!", "${who}", "$5");
    }

    @Test
    void theFirstErrorIsNamedByLineAndColumn() {
        assertThatThrownBy(() -> parse("info\nsearch 'open"))
                .isInstanceOfSatisfying(
                        ScriptSyntaxException.class,
                        e -> assertThat(e.isUnfinished()).isTrue())
                .hasMessageContaining("line 2, column 8: expected a second ' after this one, found the end");
        assertThatThrownBy(() -> parse("info\n  search \"${who}\""))
                .isInstanceOfSatisfying(
                        ScriptSyntaxException.class,
                        e -> assertThat(e.isUnfinished()).isFalse())
                .hasMessageContaining("line 2, column 11: expected a parameter that is set with --set (none is set)");
        assertThatThrownBy(() -> parse("info \\")).hasMessageContaining("line 1, column 7");
        assertThatThrownBy(() -> parse("info ${x")).hasMessageContaining("line 1, column 6: expected } after ${");
    }

    @Test
    void nothingIsNoStatement() {
        assertThat(parse("")).isEmpty();
        assertThat(parse(" ;;\n# x")).isEmpty();
    }

    private static List<Statement> parse(String text) {
        return ScriptParser.parse(text, Map.of());
    }

    private static List<String> words(String text) {
        return parse(text).getFirst().words();
    }
}
