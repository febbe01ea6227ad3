package io.ruvector.rag.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParserTest {
    @Test
    void markdownKeepsHeadingsCodeAndOffsets() {
        String text = """
                # Guide

                Intro text.

                Install
                -------

                1. Get it.
                2. Run it.

                ```sh
                make all
                ```

                ### Deep `dive`

                Last words.
                """;

        ParsedDocument parsed = MarkdownParser.parse(text);

        assertThat(parsed.title()).isEqualTo("Guide");
        assertThat(parsed.text()).isEqualTo(text);
        assertThat(words(parsed))
                .containsExactly(
                        "# Guide",
                        "Intro text.",
                        "Install\n-------",
                        "1. Get it.",
                        "2. Run it.",
                        "```sh\nmake all\n```",
                        "### Deep `dive`",
                        "Last words.");
        assertThat(parsed.blocks())
                .extracting(Block::heading)
                .containsExactly(
                        "Guide",
                        "Guide",
                        "Guide > Install",
                        "Guide > Install",
                        "Guide > Install",
                        "Guide > Install",
                        "Guide > Install > Deep `dive`",
                        "Guide > Install > Deep `dive`");
    }

    @Test
    void htmlLosesScriptsAndKeepsText() {
        ParsedDocument parsed = HtmlParser.parse("""
                <html><head><title>Page &amp; title</title><style>p { color: red }</style></head>
                <body><script>alert('x')</script><h1>Top</h1><p>First   <b>bold</b>
                text.<script>steal()</script></p><h2>Sub</h2><ul><li>one</li><li>two</li></ul>
                <table><tr><td>a</td><td>b</td></tr></table><pre>x = 1
                  y = 2</pre><noscript>turn it on</noscript></body></html>
                """);

        assertThat(parsed.title()).isEqualTo("Page & title");
        assertThat(parsed.text()).doesNotContain("alert", "steal", "color", "turn it on");
        assertThat(words(parsed))
                .containsExactly("Top", "First bold text.", "Sub", "one", "two", "a | b", "x = 1\n  y = 2");
        assertThat(parsed.blocks().get(4).heading()).isEqualTo("Top > Sub");
        assertThat(parsed.blocks().getLast().kind()).isEqualTo(Block.Kind.LINES);
    }

    @Test
    void plainTextFallsIntoParagraphs() {
        ParsedDocument parsed = PlainTextParser.prose("one\ntwo\n\n  \nthree\n");

        assertThat(words(parsed)).containsExactly("one\ntwo", "three");
    }

    @Test
    void deepNestingIsOnlyText() {
        assertThat(MarkdownParser.parse("> ".repeat(20_000) + "end").blocks()).isNotEmpty();
        assertThat(HtmlParser.parse("<div>".repeat(20_000) + "end").text()).contains("end");
        assertThat(MarkdownParser.parse("[".repeat(200_000)).blocks()).hasSize(1);
    }

    private static List<String> words(ParsedDocument parsed) {
        return parsed.blocks().stream()
                .map(block -> parsed.text().substring(block.start(), block.end()))
                .toList();
    }
}
