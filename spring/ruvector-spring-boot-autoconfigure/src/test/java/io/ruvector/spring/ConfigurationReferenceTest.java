package io.ruvector.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** Holds {@code docs/configuration.md} against the metadata of the properties; {@code -Druvector.docs.write=true} writes it. */
class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("../../docs/configuration.md");
    private static final String HEAD = """
            # Configuration of the Spring Boot starters

            Generated from the starters' metadata, which editors read, too. Write it anew with
            `JAVA_TOOL_OPTIONS=-Druvector.docs.write=true mvn -pl spring/ruvector-spring-boot-autoconfigure -am test -Dtest=ConfigurationReferenceTest -Dsurefire.failIfNoSpecifiedTests=false`.

            | property | type | default | meaning |
            |---|---|---|---|
            """;

    @Test
    void thePageSaysWhatTheMetadataSays() throws IOException {
        String expected = HEAD + rows();
        if (Boolean.getBoolean("ruvector.docs.write")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).exists();
        assertThat(Files.readString(PAGE))
                .as("docs/configuration.md is stale; its first lines say how to write it anew")
                .isEqualTo(expected);
    }

    @Test
    void everyPropertyIsDescribed() throws IOException {
        assertThat(properties())
                .isNotEmpty()
                .allSatisfy((name, property) -> assertThat(Objects.toString(property.get("description"), ""))
                        .as(name)
                        .isNotBlank());
    }

    private static String rows() throws IOException {
        StringBuilder rows = new StringBuilder();
        properties().forEach((name, property) -> {
            String type = Objects.toString(property.get("type"), "");
            rows.append("| `").append(name).append("` | ");
            rows.append(type.substring(type.lastIndexOf('.') + 1)).append(" | ");
            rows.append(property.get("defaultValue") == null ? "none" : "`" + property.get("defaultValue") + "`");
            rows.append(" | ")
                    .append(Objects.toString(property.get("description"), ""))
                    .append(" |\n");
        });
        return rows.toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> properties() throws IOException {
        Map<String, Map<String, Object>> byName = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(
                RuVectorProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            Map<String, Object> metadata =
                    JsonParserFactory.getJsonParser().parseMap(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            for (Map<String, Object> property :
                    (List<Map<String, Object>>) metadata.getOrDefault("properties", List.of())) {
                String name = String.valueOf(property.get("name"));
                if (name.startsWith("ruvector.")) {
                    byName.put(name, property);
                }
            }
        }
        return byName;
    }
}
