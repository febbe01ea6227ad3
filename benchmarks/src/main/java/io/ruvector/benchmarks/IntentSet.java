package io.ruvector.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts labelled with intents, in the layout of CLINC150 (Larson et al., 2019): {@code data_full.json} has a list of
 * text and intent for each split, {@code domains.json} groups the intents. Splits whose name begins with {@code oos} hold
 * texts that belong to no intent.
 *
 * @param splits texts by split
 * @param domains intents by domain
 */
record IntentSet(Map<String, List<LabelledText>> splits, List<List<String>> domains) {

    static IntentSet read(Path folder) {
        Path data = folder.resolve("data_full.json");
        Path groups = folder.resolve("domains.json");
        if (!Files.exists(data) || !Files.exists(groups)) {
            throw new DataMissingException("expected data_full.json and domains.json in " + folder);
        }
        Map<String, List<LabelledText>> splits = JsonMapper.shared().readTree(data).properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> texts(e.getValue())));
        List<List<String>> domains = new ArrayList<>();
        for (JsonNode intents : JsonMapper.shared().readTree(groups)) {
            domains.add(intents.valueStream().map(JsonNode::asString).toList());
        }
        return new IntentSet(splits, domains);
    }

    private static List<LabelledText> texts(JsonNode rows) {
        return rows.valueStream()
                .map(row -> new LabelledText(row.get(0).asString(), row.get(1).asString()))
                .toList();
    }

    /** The texts of a split. */
    List<LabelledText> split(String name) {
        return splits.getOrDefault(name, List.of());
    }

    /** The texts of a split that belong to some intents. */
    List<LabelledText> split(String name, List<String> intents) {
        return split(name).stream().filter(t -> intents.contains(t.intent())).toList();
    }

    /** The same with the domains in another order. */
    IntentSet inOrder(long seed) {
        List<List<String>> shuffled = new ArrayList<>(domains);
        Collections.shuffle(shuffled, new Random(seed));
        return new IntentSet(splits, shuffled);
    }

    /** The same with the first domains, and the first training texts of each intent, only. */
    IntentSet limitedTo(int domainCount, int trainPerIntent) {
        List<List<String>> few = domains.subList(0, domainCount);
        Map<String, List<LabelledText>> cut = splits.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> {
                    if (e.getKey().startsWith("oos")) {
                        return e.getValue();
                    }
                    int limit = e.getKey().equals("train") ? trainPerIntent : Integer.MAX_VALUE;
                    return few.stream()
                            .flatMap(List::stream)
                            .flatMap(intent -> ofIntent(e.getValue(), intent, limit))
                            .toList();
                }));
        return new IntentSet(cut, few);
    }

    private static Stream<LabelledText> ofIntent(List<LabelledText> texts, String intent, int limit) {
        return texts.stream().filter(t -> t.intent().equals(intent)).limit(limit);
    }

    /** A text with its intent. */
    record LabelledText(String text, String intent) {}
}
