package io.ruvector.rag;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of files that can be read, by the ending of their names. */
enum DocumentType {
    MARKDOWN("md", "markdown", "mdown") {
        @Override
        ParsedDocument parse(String text) {
            return MarkdownParser.parse(text);
        }
    },
    HTML("html", "htm", "xhtml") {
        @Override
        ParsedDocument parse(String text) {
            return HtmlParser.parse(text);
        }
    },
    TEXT("txt", "text", "rst", "adoc", "asciidoc", "org", "tex", "log") {
        @Override
        ParsedDocument parse(String text) {
            return PlainTextParser.prose(text);
        }
    },
    CODE(
            "java",
            "kt",
            "kts",
            "scala",
            "groovy",
            "clj",
            "py",
            "rb",
            "js",
            "mjs",
            "ts",
            "tsx",
            "jsx",
            "go",
            "rs",
            "c",
            "h",
            "cc",
            "cpp",
            "hpp",
            "cs",
            "swift",
            "php",
            "pl",
            "lua",
            "r",
            "sh",
            "bash",
            "sql",
            "xml",
            "yaml",
            "yml",
            "toml",
            "json",
            "properties",
            "gradle",
            "css",
            "proto",
            "csv",
            "tsv",
            "ini",
            "conf") {
        @Override
        ParsedDocument parse(String text) {
            return PlainTextParser.lines(text);
        }
    };

    private static final Map<String, DocumentType> BY_ENDING = byEnding();

    private final List<String> endings;

    DocumentType(String... endings) {
        this.endings = List.of(endings);
    }

    abstract ParsedDocument parse(String text);

    /** The type that a file name tells. */
    static Optional<DocumentType> ofFileName(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 1
                ? Optional.empty()
                : Optional.ofNullable(BY_ENDING.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }

    private static Map<String, DocumentType> byEnding() {
        Map<String, DocumentType> types = new HashMap<>();
        for (DocumentType type : values()) {
            type.endings.forEach(ending -> types.put(ending, type));
        }
        return Map.copyOf(types);
    }
}
