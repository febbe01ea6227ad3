package io.ruvector.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads LoCoMo's long conversations (Maharana et al., 2024) as retrieval over turns: each conversation is a corpus, each
 * question a query in one of five categories, and the turns named as evidence are relevant. Evidence such as
 * {@code D8:6; D9:17} is split; what names no turn is dropped, and a question left without evidence with it.
 */
public final class LocomoFile {
    private static final List<String> CATEGORIES =
            List.of("", "multi-hop", "temporal", "open-domain", "single-hop", "adversarial");

    private LocomoFile() {}

    /**
     * Reads all conversations.
     *
     * @param file the JSON file
     * @return a set for each conversation
     */
    public static List<RetrievalSet> read(Path file) {
        List<RetrievalSet> sets = new ArrayList<>();
        for (JsonNode sample : JsonMapper.shared().readTree(file)) {
            List<Passage> turns = turns(sample.path("conversation"));
            Set<String> ids = new HashSet<>();
            turns.forEach(turn -> ids.add(turn.id()));
            String name = "locomo/" + sample.path("sample_id").asString();
            sets.add(new RetrievalSet(name, turns, questions(sample.path("qa"), ids)));
        }
        return sets;
    }

    private static List<Passage> turns(JsonNode conversation) {
        List<Passage> turns = new ArrayList<>();
        for (int session = 1; conversation.has("session_" + session + "_date_time"); session++) {
            String time = conversation.path("session_" + session + "_date_time").asString();
            for (JsonNode turn : conversation.path("session_" + session)) {
                String said = turn.path("speaker").asString() + ": "
                        + turn.path("text").asString("");
                String caption = turn.path("blip_caption").asString("");
                turns.add(new Passage(
                        turn.path("dia_id").asString(),
                        time,
                        caption.isEmpty() ? said : said + " [shares " + caption + "]"));
            }
        }
        return turns;
    }

    private static List<JudgedQuery> questions(JsonNode qa, Set<String> turns) {
        List<JudgedQuery> queries = new ArrayList<>();
        for (JsonNode question : qa) {
            Map<String, Integer> grades = new HashMap<>();
            for (JsonNode evidence : question.path("evidence")) {
                for (String id : evidence.asString().split("[;,\\s]+")) {
                    if (turns.contains(id)) {
                        grades.put(id, 1);
                    }
                }
            }
            if (!grades.isEmpty()) {
                String category = CATEGORIES.get(question.path("category").asInt());
                queries.add(new JudgedQuery(
                        String.valueOf(queries.size()),
                        question.path("question").asString(),
                        grades,
                        category));
            }
        }
        return queries;
    }
}
