package io.ruvector.benchmarks.routing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Fixed experts whose requests drift: each expert serves one domain, and each phase brings one intent of every domain that
 * nobody asked for before.
 *
 * @param phases requests in the order in which they come
 * @param heldOut requests to measure with, of all intents
 */
public record ExpertStream(List<List<Request>> phases, List<Request> heldOut) {

    /**
     * A stream.
     *
     * @param domains intents by expert
     * @param training texts by intent, for the phases
     * @param test texts by intent, held out
     * @param seed of the order of intents and of requests in a phase
     */
    public static ExpertStream of(
            List<List<String>> domains, Map<String, List<String>> training, Map<String, List<String>> test, long seed) {
        Random random = new Random(seed);
        Map<Integer, List<Request>> byPhase = new TreeMap<>();
        List<Request> heldOut = new ArrayList<>();
        for (int domain = 0; domain < domains.size(); domain++) {
            String expert = "expert-" + domain;
            List<String> intents = new ArrayList<>(domains.get(domain));
            Collections.shuffle(intents, random);
            for (int phase = 0; phase < intents.size(); phase++) {
                List<Request> here = byPhase.computeIfAbsent(phase, _ -> new ArrayList<>());
                training.getOrDefault(intents.get(phase), List.of())
                        .forEach(text -> here.add(new Request(text, expert)));
                test.getOrDefault(intents.get(phase), List.of())
                        .forEach(text -> heldOut.add(new Request(text, expert)));
            }
        }
        List<List<Request>> phases = List.copyOf(byPhase.values());
        phases.forEach(phase -> Collections.shuffle(phase, random));
        return new ExpertStream(phases, heldOut);
    }

    /** {@return the experts, in order of their ids} */
    public List<String> experts() {
        return heldOut.stream().map(Request::expert).distinct().sorted().toList();
    }

    /**
     * A request.
     *
     * @param text what is asked
     * @param expert id of the one expert that serves it
     */
    public record Request(String text, String expert) {}
}
