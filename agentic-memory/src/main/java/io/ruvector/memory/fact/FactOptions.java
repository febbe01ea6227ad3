package io.ruvector.memory.fact;

import io.ruvector.memory.MemoryOptions;

/**
 * How a memory of facts tells time, draws ids and reads statements.
 *
 * @param memory the clock and the source of ids
 * @param lexicon the words for attributes
 * @param reader reads what the grammar does not
 */
public record FactOptions(MemoryOptions memory, AttributeLexicon lexicon, ClaimReader reader) {

    /** The defaults: the lexicon of the library and no further reader. */
    public static FactOptions of(MemoryOptions memory) {
        return new FactOptions(memory, AttributeLexicon.standard(), ClaimReader.NONE);
    }

    /** These options with another lexicon. */
    public FactOptions lexicon(AttributeLexicon value) {
        return new FactOptions(memory, value, reader);
    }

    /** These options with a reader, such as {@link ChatClaimReader}. */
    public FactOptions reader(ClaimReader value) {
        return new FactOptions(memory, lexicon, value);
    }
}
