package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/filters.md shows is so. */
class FilterDocumentTest {
    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "filters.md"));
    }

    @Test
    void everyExampleIsAFilter() throws IOException {
        List<String> examples = lines().stream()
                .dropWhile(line -> !line.equals("```filter"))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .toList();
        assertThat(examples).hasSizeGreaterThan(10).allSatisfy(example -> {
            Filter filter = Filter.parse(example);
            assertThat(Filter.parse(filter.text())).isEqualTo(filter);
        });
    }

    @Test
    void theTableOfAbsentFieldsAndTypesIsTrue() throws IOException {
        List<String[]> table = lines().stream()
                .dropWhile(line -> !line.startsWith("| field `f` |"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.substring(2).split(" *\\| *"))
                .toList();
        List<Filter> filters = new ArrayList<>();
        for (int column = 1; column < table.getFirst().length; column++) {
            filters.add(Filter.parse(table.getFirst()[column].replace("`", "")));
        }
        List<List<Map<String, Object>>> rows = List.of(
                List.of(Map.of()),
                List.of(Map.of("f", 1L), Map.of("f", 1.0)),
                List.of(Map.of("f", "1"), Map.of("f", true), Map.of("f", Instant.EPOCH), Map.of("f", List.of("1"))));
        assertThat(table).hasSize(rows.size() + 2);
        for (int row = 0; row < rows.size(); row++) {
            for (Map<String, Object> metadata : rows.get(row)) {
                for (int i = 0; i < filters.size(); i++) {
                    assertThat(filters.get(i).matches(metadata))
                            .as("%s of %s", filters.get(i), metadata)
                            .isEqualTo(Boolean.parseBoolean(table.get(row + 2)[i + 1]));
                }
            }
        }
    }
}
