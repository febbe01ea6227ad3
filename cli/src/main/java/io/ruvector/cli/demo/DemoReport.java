package io.ruvector.cli.demo;

import io.ruvector.cli.view.AnswerView;
import io.ruvector.cli.view.EffectView;
import io.ruvector.cli.view.SkillView;
import io.ruvector.skill.Consolidation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Everything one run of the demo computed.
 *
 * @param store where the database is
 * @param seed of the random draws
 * @param documents how many were ingested
 * @param passages into how many they were cut
 * @param answers to the questions asked for show
 * @param trials one line a strategy, number of passages read, and kind of question
 * @param restart what the second process recalled
 * @param consolidation what became of the episodes
 * @param skills what was learned
 * @param effects what the outcomes say about the strategies
 * @param routing what the router was measured at
 * @param rating what rating an answer changed; absent when no answer needed it
 * @param seconds wall time of each part
 */
public record DemoReport(
        String store,
        long seed,
        int documents,
        int passages,
        List<AnswerView> answers,
        List<TrialRow> trials,
        Restart restart,
        Consolidation consolidation,
        List<SkillView> skills,
        List<EffectView> effects,
        Routing.Result routing,
        Optional<Rating.Result> rating,
        Map<String, Double> seconds) {

    /**
     * How often a strategy led to the right file.
     *
     * @param strategy what was done
     * @param read how many of the best passages were read
     * @param kind of question
     * @param tries how many questions
     * @param found how often a right file was among them
     */
    public record TrialRow(String strategy, int read, String kind, int tries, int found) {}

    /**
     * What another process found in the store that this one had closed.
     *
     * @param firstPid the process that stored the episodes
     * @param secondPid the process that recalled them
     * @param query what was recalled
     * @param recalled how many episodes came back
     * @param storedByFirst how many of those the first process had stored
     * @param secondMillis the second process's life, from start to end
     * @param document what the second process printed
     */
    public record Restart(
            long firstPid,
            long secondPid,
            String query,
            int recalled,
            int storedByFirst,
            double secondMillis,
            JsonNode document) {}
}
