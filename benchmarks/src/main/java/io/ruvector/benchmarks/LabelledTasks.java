package io.ruvector.benchmarks;

import io.ruvector.benchmarks.IntentSet.LabelledText;
import io.ruvector.benchmarks.routing.SoftmaxHead.Labelled;
import io.ruvector.vector.TextEmbedder;
import java.util.ArrayList;
import java.util.List;

/**
 * The domains of an intent set as tasks of vectors.
 *
 * @param training examples by task, classes numbered in the order of the tasks
 * @param test held-out examples by task
 * @param classes classes known after each task
 */
record LabelledTasks(List<List<Labelled>> training, List<List<Labelled>> test, List<Integer> classes) {
    static LabelledTasks of(IntentSet set, TextEmbedder embedder, String testSplit) {
        List<String> known = new ArrayList<>();
        List<List<Labelled>> training = new ArrayList<>();
        List<List<Labelled>> test = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        for (List<String> intents : set.domains()) {
            known.addAll(intents);
            training.add(labelled(set.split("train", intents), known, embedder));
            test.add(labelled(set.split(testSplit, intents), known, embedder));
            classes.add(known.size());
        }
        return new LabelledTasks(training, test, classes);
    }

    private static List<Labelled> labelled(List<LabelledText> texts, List<String> known, TextEmbedder embedder) {
        return texts.stream()
                .map(t -> new Labelled(embedder.embedPassage(t.text()), known.indexOf(t.intent())))
                .toList();
    }
}
