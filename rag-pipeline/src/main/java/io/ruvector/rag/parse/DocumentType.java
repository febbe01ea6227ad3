package io.ruvector.rag.parse;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of files that can be read, by the ending of their names. */
public enum DocumentType {
    /** CommonMark. */
    MARKDOWN("md", "markdown", "mdown") {
        @Override
        ParsedDocument parse(String text) throws UnreadableException {
            return MarkdownParser.parse(text);
        }
    },
    /** Web pages: their visible text. */
    HTML("html", "htm", "xhtml") {
        @Override
        ParsedDocument parse(String text) throws UnreadableException {
            return HtmlParser.parse(text);
        }
    },
    /** One record a line, each a JSON object. */
    JSON_LINES("jsonl", "ndjson") {
        @Override
        ParsedDocument parse(String text) throws UnreadableException {
            return JsonLinesParser.parse(text);
        }
    },
    /** Portable Document Format; text only, scanned pages need recognition first. */
    PDF("pdf") {
        @Override
        public ReadDocument read(byte[] bytes) throws UnreadableException {
            return new ReadDocument(PdfParser.parse(bytes), 0);
        }

        @Override
        ParsedDocument parse(String text) {
            throw new IllegalStateException("a PDF is no text");
        }
    },
    /** Prose without markup, or with markup that is read as it stands. */
    TEXT("txt", "text", "rst", "adoc", "asciidoc", "org", "tex", "log") {
        @Override
        ParsedDocument parse(String text) throws UnreadableException {
            return PlainTextParser.prose(text);
        }
    },
    /** Files whose lines count: program code, settings, tables. */
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
        ParsedDocument parse(String text) throws UnreadableException {
            return PlainTextParser.lines(text);
        }
    };

    private static final Map<String, DocumentType> BY_ENDING = byEnding();

    private final List<String> endings;

    DocumentType(String... endings) {
        this.endings = List.of(endings);
    }

    /**
     * Text and structure of a file.
     *
     * @param bytes the whole file
     * @throws UnreadableException with the reason, for people
     */
    public ReadDocument read(byte[] bytes) throws UnreadableException {
        DecodedText decoded = DecodedText.of(bytes);
        return new ReadDocument(parse(decoded.text()), decoded.malformedCharacters());
    }

    abstract ParsedDocument parse(String text) throws UnreadableException;

    /** The type that a file's first bytes tell, for a file whose name tells none: PDF, else text. */
    public static DocumentType ofContent(byte[] bytes) {
        return PdfParser.isPdf(bytes) ? PDF : TEXT;
    }

    /** The type that a file name tells. */
    public static Optional<DocumentType> ofFileName(String name) {
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
