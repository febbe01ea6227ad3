package io.ruvector.cli;

import io.ruvector.vector.Filter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that restricts a search by metadata. */
final class MetadataFilter {

    @Option(
            names = "--filter",
            paramLabel = "CONDITION",
            description =
                    "Only what has such metadata, as 'lang = \"en\" and (year >= 2020 or tags contains \"news\")'."
                            + " Also: in, between, exists, not. Passages have document, source, title, heading, start, end, ordinal")
    private @Nullable String text;

    boolean isGiven() {
        return text != null;
    }

    /** The condition; one that everything meets when the option is not given. */
    Filter filter() {
        return text == null ? Filter.and() : Filter.parse(text);
    }
}
