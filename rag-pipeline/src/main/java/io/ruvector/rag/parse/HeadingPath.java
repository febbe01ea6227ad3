package io.ruvector.rag.parse;

import java.util.ArrayList;
import java.util.List;

/** The titles of the sections that the reading is in at the moment, outermost first. */
final class HeadingPath {
    private static final int SHOWN_CHARS = 120;

    private record Entry(int level, String title) {}

    private final List<Entry> open = new ArrayList<>();

    /** Begins a section: it ends those of the same and deeper levels. */
    void enter(int level, String title) {
        open.removeIf(entry -> entry.level() >= level);
        String shown = title.strip().replaceAll("\\s+", " ");
        if (!shown.isEmpty()) {
            open.add(new Entry(level, shown.length() <= SHOWN_CHARS ? shown : shown.substring(0, SHOWN_CHARS) + "…"));
        }
    }

    @Override
    public String toString() {
        return String.join(" > ", open.stream().map(Entry::title).toList());
    }
}
