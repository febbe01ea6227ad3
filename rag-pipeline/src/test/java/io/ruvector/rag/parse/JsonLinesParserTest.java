package io.ruvector.rag.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.rag.parse.UnreadableException.Reason;
import org.junit.jupiter.api.Test;

class JsonLinesParserTest {
    @Test
    void eachLineIsARecordWithItsFieldsAsMetadata() throws UnreadableException {
        ParsedDocument parsed = JsonLinesParser.parse("""
                {"_id": "a1", "title": "Pumps", "text": "A pump moves oil.\\n\\nIt has a seal.", "year": 1999, "draft": false}

                {"id": 7, "body": "Turbines make current.", "tags": ["x"], "score": 0.5}
                {"city": "Geneva", "country": "Switzerland"}
                """);

        assertThat(parsed.blocks())
                .extracting(block -> parsed.text().substring(block.start(), block.end()))
                .containsExactly(
                        "Pumps",
                        "A pump moves oil.",
                        "It has a seal.",
                        "7",
                        "Turbines make current.",
                        "city: Geneva\ncountry: Switzerland");
        assertThat(parsed.blocks())
                .filteredOn(block -> block.kind() == Block.Kind.RECORD)
                .hasSize(3);
        assertThat(parsed.valuesAt(0))
                .containsEntry("record.line", 1L)
                .containsEntry("record._id", "a1")
                .containsEntry("record.year", 1999L)
                .containsEntry("record.draft", false)
                .doesNotContainKey("record.text");
        assertThat(parsed.valuesAt(parsed.text().indexOf("Turbines")))
                .containsEntry("record.line", 3L)
                .containsEntry("record.score", 0.5);
    }

    @Test
    void aBrokenLineIsNamed() {
        assertRefused("{\"text\": \"fine\"}\n{\"text\": \"cut", "line 2 is not JSON");
        assertRefused("{\"text\": \"fine\"}\n\n[1, 2]", "line 3 is not a JSON object");
        assertRefused("{\"a\":" + "[".repeat(5_000), "line 1 is not JSON");
    }

    private static void assertRefused(String lines, String message) {
        assertThatThrownBy(() -> JsonLinesParser.parse(lines))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED))
                .hasMessageContaining(message);
    }
}
