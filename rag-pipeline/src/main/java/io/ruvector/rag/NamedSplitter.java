package io.ruvector.rag;

import dev.langchain4j.data.document.DocumentSplitter;
import io.ruvector.store.InvalidInputException;

/**
 * A LangChain4j splitter under a name that stands for it and its settings, since two splitters cannot be compared.
 *
 * @param name not blank; another name makes an ingest cut its documents anew
 * @param splitter cuts each document's text; its segments must be parts of the text, white space apart
 */
public record NamedSplitter(String name, DocumentSplitter splitter) {
    /** Checks the name. */
    public NamedSplitter {
        if (name.isBlank()) {
            throw new InvalidInputException("name of a splitter", name, "a text that is not blank");
        }
    }
}
