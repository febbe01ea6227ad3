package io.ruvector.memory;

import java.util.List;
import java.util.Optional;

/**
 * A page of a listing, in order of id (which is the order of remembering for ids that the memory gave).
 *
 * @param episodes the episodes of this page
 * @param next what to pass to get the following page; absent on the last page
 */
public record EpisodePage(List<Episode> episodes, Optional<PageRequest> next) {

    /** Copies the list. */
    public EpisodePage {
        episodes = List.copyOf(episodes);
    }
}
