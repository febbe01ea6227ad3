package io.ruvector.benchmarks.learned;

import io.ruvector.AgenticDb;
import io.ruvector.memory.RecallQuery;
import io.ruvector.memory.RecallWeights;
import io.ruvector.memory.fact.Fact;
import io.ruvector.memory.fact.FactQuery;
import io.ruvector.skill.Skill;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What killed learners said of a database, and whether it holds. */
final class Expected {
    private final Set<String> remembered = new HashSet<>();
    private final Set<String> maybeForgotten = new HashSet<>();
    private final Set<String> forgotten = new HashSet<>();
    private final Set<String> skills = new HashSet<>();
    private final Map<String, Integer> reported = new HashMap<>();
    private final Set<String> recorded = new HashSet<>();
    private final Set<String> maybeErased = new HashSet<>();
    private final Set<String> erased = new HashSet<>();
    private final Map<String, String> cities = new HashMap<>();
    private final Map<String, String> begun = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int acts;

    /** How many acts returned. */
    int acts() {
        return acts;
    }

    void take(String line) {
        String[] words = line.split(" ");
        String what = words[1];
        switch (words[0]) {
            case "remembered" -> remembered.add(what);
            case "created" -> skills.add(what);
            case "reported" -> reported.merge(what, 1, Integer::sum);
            case "recorded" -> recorded.add(what);
            case "forgetting" -> maybeForgotten.add(what);
            case "forgot" -> forgotten.add(what);
            case "erasing" -> maybeErased.add(what);
            case "erased" -> erased.add(what);
            case "stating" -> begun.put(what, words[2]);
            case "denying" -> begun.put(what, "");
            case "stated" -> settle(what, words[2]);
            case "denied" -> settle(what, "");
            default -> wrong.add("the learner said: " + line);
        }
        acts += words[0].endsWith("ing") ? 0 : 1;
    }

    private void settle(String subject, String city) {
        cities.put(subject, city);
        begun.remove(subject);
    }

    /** What does not hold, in words. */
    List<String> check(AgenticDb db) {
        episodes(db);
        skills(db);
        facts(db);
        effects(db);
        return List.copyOf(wrong);
    }

    private void episodes(AgenticDb db) {
        Set<String> there = new HashSet<>();
        db.memory().forEach(Learner.SCOPE, episode -> there.add(episode.id()));
        for (String id : remembered) {
            demand(there.contains(id) || maybeForgotten.contains(id), "episode lost: " + id);
        }
        for (String id : forgotten) {
            demand(!there.contains(id), "episode back: " + id);
        }
        Set<String> byWords = found(db, RecallWeights.KEYWORDS_ONLY);
        demand(byWords.equals(there), "words find " + byWords.size() + " of " + there.size() + " episodes");
        Set<String> byMeaning = found(db, RecallWeights.MEANING_ONLY);
        demand(there.containsAll(byMeaning), "vectors find an episode that is not there");
    }

    private static Set<String> found(AgenticDb db, RecallWeights weights) {
        Set<String> found = new HashSet<>();
        db.memory()
                .recall(RecallQuery.builder("seen in run", Learner.SCOPE)
                        .k(1_000)
                        .weights(weights)
                        .build())
                .forEach(hit -> found.add(hit.episode().id()));
        return found;
    }

    private void skills(AgenticDb db) {
        for (String id : skills) {
            Skill skill = db.skills().find(id, Learner.SCOPE).orElse(null);
            if (skill == null) {
                wrong.add("skill lost: " + id);
                continue;
            }
            demand(skill.reported().trials() >= reported.getOrDefault(id, 0), "trials lost: " + id);
            demand(skill.mined().trials() == skill.evidence().size(), "trials without evidence: " + id);
            for (String episode : skill.evidence()) {
                demand(
                        db.memory().find(episode, Learner.SCOPE).isPresent(),
                        "skill " + id + " rests on " + episode + ", which is gone");
            }
        }
        db.consolidate();
        demand(db.consolidate().changedNothing(), "a second consolidation changed something");
    }

    private void facts(AgenticDb db) {
        for (int s = 0; s < Learner.SUBJECTS; s++) {
            String subject = Integer.toString(s);
            List<Fact> holding = db.facts().about("person" + s, Learner.SCOPE);
            String now = holding.isEmpty()
                    ? ""
                    : holding.getFirst().claim().orElseThrow().value();
            demand(holding.size() <= 1, "person" + s + " lives in " + holding.size() + " places");
            demand(
                    now.equals(cities.getOrDefault(subject, "")) || now.equals(begun.get(subject)),
                    "person" + s + " lives in '" + now + "', not in '" + cities.get(subject) + "'");
            cities.put(subject, now);
        }
        begun.clear();
        long living = cities.values().stream().filter(city -> !city.isEmpty()).count();
        int found =
                db.facts().recall(FactQuery.of("lives", Learner.SCOPE).k(1_000)).size();
        demand(found == living, "search finds " + found + " of " + living + " facts");
    }

    private void effects(AgenticDb db) {
        for (String source : recorded) {
            int there = db.causal().countOfSources(Set.of(source), Learner.SCOPE.tenant());
            if (erased.contains(source)) {
                demand(there == 0, "observation back: " + source);
            } else if (!maybeErased.contains(source)) {
                demand(there == Learner.OBSERVATIONS_OF_A_SOURCE, "observations lost: " + source + " has " + there);
            }
        }
        db.causal()
                .edges(Learner.SCOPE.tenant())
                .forEach(edge -> edge.estimate()
                        .evidence()
                        .ids()
                        .forEach(id -> demand(
                                db.causal().find(id, Learner.SCOPE.tenant()).isPresent(),
                                "edge " + edge.cause() + " rests on " + id + ", which is gone")));
    }

    private void demand(boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }
}
