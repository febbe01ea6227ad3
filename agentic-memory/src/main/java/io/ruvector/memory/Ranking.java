package io.ruvector.memory;

import java.util.List;

/** The episodes of one recall, best first, and what their scores were made with. */
record Ranking(List<RecalledEpisode> hits, Scorer scorer) {}
