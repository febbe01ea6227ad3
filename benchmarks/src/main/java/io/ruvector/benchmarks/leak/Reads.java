package io.ruvector.benchmarks.leak;

import io.ruvector.AgenticDb;
import io.ruvector.causal.CausalEdge;
import io.ruvector.memory.Episode;
import io.ruvector.memory.EpisodeFilter;
import io.ruvector.memory.PageRequest;
import io.ruvector.memory.RecallQuery;
import io.ruvector.memory.RecallWeights;
import io.ruvector.memory.Recollection;
import io.ruvector.memory.Scope;
import io.ruvector.memory.fact.FactQuery;
import io.ruvector.skill.Skill;
import io.ruvector.skill.SkillMatch;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** All ways to read, each checked result by result. */
final class Reads {
    private final AgenticDb db;
    private final LeakLedger ledger;

    Reads(AgenticDb db, LeakLedger ledger) {
        this.db = db;
        this.ledger = ledger;
    }

    /** One read at random. {@code judged} is who reads as far as the ledger knows: the same, but for the control. */
    void any(RandomGenerator random, Scope reader, Scope judged) {
        String text = Words.text(random);
        switch (random.nextInt(7)) {
            case 0 -> recall("vectors and words", text, RecallWeights.DEFAULT, reader, judged);
            case 1 -> recall("vectors (HNSW)", text, RecallWeights.MEANING_ONLY, reader, judged);
            case 2 -> recall("words (BM25)", text, RecallWeights.KEYWORDS_ONLY, reader, judged);
            case 3 -> replay(text, reader, judged);
            case 4 -> facts(random, text, reader, judged);
            case 5 -> skills(text, reader, judged);
            default -> rows(reader, judged);
        }
    }

    /** Every way to read, once. */
    void all(Scope reader) {
        for (String text : Words.ALL) {
            recall("vectors and words", text, RecallWeights.DEFAULT, reader, reader);
            recall("vectors (HNSW)", text, RecallWeights.MEANING_ONLY, reader, reader);
            recall("words (BM25)", text, RecallWeights.KEYWORDS_ONLY, reader, reader);
        }
        skills(Words.ALL.getFirst(), reader, reader);
        rows(reader, reader);
        everyFact(reader, reader);
        edges(reader, reader);
    }

    private void recall(String place, String text, RecallWeights weights, Scope reader, Scope judged) {
        long since = System.nanoTime();
        db.memory()
                .recall(RecallQuery.builder(text, reader)
                        .k(100)
                        .weights(weights)
                        .build())
                .forEach(hit -> ledger.check(place, hit.episode().task(), judged, since));
    }

    private void replay(String text, Scope reader, Scope judged) {
        Recollection kept = db.memory().recallTraced(RecallQuery.of(text, reader));
        long since = System.nanoTime();
        db.memory()
                .replay(kept.traceId(), reader)
                .orElseThrow()
                .hits()
                .forEach(hit -> ledger.check("kept recalls", hit.episode().task(), judged, since));
    }

    private void rows(Scope reader, Scope judged) {
        long since = System.nanoTime();
        db.memory()
                .list(reader, EpisodeFilter.all(), PageRequest.first(1_000))
                .episodes()
                .forEach(episode -> ledger.check("rows", episode.task(), judged, since));
        db.memory()
                .similarTasks(db.embedder().embedQuery(Words.ALL.getFirst()), 50, reader)
                .forEach(similar -> db.memory()
                        .find(similar.id(), reader)
                        .ifPresent(it -> ledger.check("similar tasks", it.task(), judged, since)));
    }

    private void facts(RandomGenerator random, String text, Scope reader, Scope judged) {
        long since = System.nanoTime();
        if (random.nextBoolean()) {
            db.facts()
                    .recall(FactQuery.of(text, reader).k(100))
                    .forEach(hit -> ledger.check("facts by search", hit.fact().text(), judged, since));
        } else {
            String subject = Words.SUBJECTS.get(random.nextInt(Words.SUBJECTS.size()));
            db.facts()
                    .history(subject, reader)
                    .forEach(fact -> ledger.check("facts by subject", fact.text(), judged, since));
        }
    }

    private void everyFact(Scope reader, Scope judged) {
        long since = System.nanoTime();
        for (String subject : Words.SUBJECTS) {
            db.facts()
                    .recall(FactQuery.of(subject, reader).k(100))
                    .forEach(hit -> ledger.check("facts by search", hit.fact().text(), judged, since));
            db.facts()
                    .history(subject, reader)
                    .forEach(fact -> ledger.check("facts by subject", fact.text(), judged, since));
        }
        Instant end = Instant.parse("9000-01-01T00:00:00Z");
        db.facts().asOf(reader, end, end).forEach(fact -> ledger.check("facts as of", fact.text(), judged, since));
    }

    private void skills(String text, Scope reader, Scope judged) {
        long since = System.nanoTime();
        for (SkillMatch match : db.skills().findFor(text, 20, reader)) {
            Skill skill = match.skill();
            if (skill.evidence().isEmpty() || Canary.in(skill.name()).isPresent()) {
                ledger.check("skills", skill.name(), judged, since);
            }
            evidence(skill, reader, judged, since);
        }
    }

    /** A skill that was distilled carries no canary of its own: its evidence tells whose it is. */
    private void evidence(Skill skill, Scope reader, Scope judged, long since) {
        for (String id : skill.evidence()) {
            Optional<Episode> episode = db.memory().find(id, reader);
            if (episode.isPresent()) {
                ledger.check("skills", episode.get().task(), judged, since);
            } else if (db.skills()
                    .find(skill.id(), reader)
                    .filter(it -> it.evidence().contains(id))
                    .isPresent()) {
                ledger.check("skills", "evidence that the reader does not see: " + id, judged, since);
            }
        }
    }

    private void edges(Scope reader, Scope judged) {
        long since = System.nanoTime();
        for (CausalEdge edge : db.causal().edges(reader.tenant())) {
            ledger.check("edges", edge.cause(), judged, since);
        }
    }
}
