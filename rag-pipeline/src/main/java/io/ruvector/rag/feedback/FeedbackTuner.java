package io.ruvector.rag.feedback;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Learns from ratings of answers which passages to move up or down for similar questions, and how much to trust each search.
 *
 * <p>What is learned is a memory of rated questions. A rating counts for the same question at once. For similar questions it
 * counts as far as held-back ratings show that it may: each rated question is foretold from all others, and the better that
 * works, the more they are trusted ({@link Evidence#trust()}). Another weight of the vector search needs proof. Random ratings
 * therefore move next to nothing, and no rating moves a passage further than its {@link Policy}'s reach.
 *
 * <p>All of it belongs to a scope, is written durably before a method returns, can be explained, taken back rating by rating,
 * and reset. A scope keeps at most {@value #MAX_QUESTIONS} rated questions; the one not rated for longest goes first.
 *
 * <p>Thread-safe.
 *
 * {@snippet :
 * Answer answer = answerer.answer("How is the pump seal replaced?");
 * corpus.feedback().rate("", answer.queryId(), 1);
 * }
 */
public final class FeedbackTuner {
    /** The most rated questions of a scope. */
    public static final int MAX_QUESTIONS = 5_000;

    private final VectorDb db;
    private final RatingStore ratings;
    private final QuestionLog questions;
    private final TextEmbedder embedder;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();

    /** The cosine of questions that have nothing to do with each other, for the embedder's model. */
    public interface UnrelatedCosine {
        /** In [-1, 1). */
        double get();
    }

    /**
     * The tuner of a corpus.
     *
     * @param db the store
     * @param name what the names of its tables begin with
     * @param embedder of the corpus
     * @param unrelated measured for the embedder; asked for when first needed
     * @param clock gives the times that are recorded
     */
    public FeedbackTuner(VectorDb db, String name, TextEmbedder embedder, UnrelatedCosine unrelated, Clock clock) {
        this.db = db;
        this.embedder = embedder;
        this.clock = clock;
        this.questions = new QuestionLog(db, db.table(name + ".questions"), clock);
        this.ratings = new RatingStore(db, db.table(name + ".ratings"), unrelated::get);
    }

    /**
     * Notes a question that was answered, so that it can be rated.
     *
     * @param scope in which it was asked
     * @param question its words
     * @param shown the passages, best first
     * @param basis ids of the passages that a rating of the whole answer is about
     * @return the query id to rate it by
     */
    public String note(String scope, String question, List<ShownPassage> shown, List<String> basis) {
        return questions.note(scope, question, shown, basis);
    }

    /**
     * Rates an answer as a whole: every passage it rests on.
     *
     * @param scope in which the question was asked
     * @param queryId from the answer
     * @param rating from -1 (useless) to 1 (what was wanted)
     * @throws UnknownQueryException when no such answer was given in the scope
     */
    public void rate(String scope, String queryId, double rating) {
        Map<String, Double> all = new LinkedHashMap<>();
        asked(scope, queryId).basis().forEach(passage -> all.put(passage, rating));
        rate(scope, queryId, all);
    }

    /** Rates one passage of an answer; a later rating of the same passage replaces the earlier. */
    public void rate(String scope, String queryId, String passageId, double rating) {
        rate(scope, queryId, Map.of(passageId, rating));
    }

    /**
     * Rates passages of an answer in one durable write.
     *
     * @param ratings by passage id, each from -1 to 1; not a number or a value outside is refused and nothing is written
     */
    public void rate(String scope, String queryId, Map<String, Double> ratings) {
        ratings.values().forEach(FeedbackTuner::check);
        AskedQuestion asked = asked(scope, queryId);
        String key = RatingStore.key(asked.question());
        writing.lock();
        try {
            RatedQuestion known = this.ratings
                    .scope(scope)
                    .read(memory -> memory.find(key))
                    .orElseGet(() -> new RatedQuestion(
                            key, asked.question(), embedder.embedQuery(asked.question()), 0, List.of()));
            change(scope, List.of(known.with(queryId, asked, ratings, clock.millis())));
        } finally {
            writing.unlock();
        }
    }

    /**
     * Takes note of which of the shown passages a user opened, copied or cited. What was shown and not clicked counts 0, a
     * click {@value #CLICK}; that users look at the first places most is allowed for.
     *
     * @param clicked ids of passages; those that were not shown are left out
     */
    public void clicked(String scope, String queryId, Collection<String> clicked) {
        Set<String> wanted = new HashSet<>(clicked);
        Map<String, Double> implied = new LinkedHashMap<>();
        for (ShownPassage passage : asked(scope, queryId).shown()) {
            implied.put(passage.passageId(), wanted.contains(passage.passageId()) ? CLICK : 0.0);
        }
        rate(scope, queryId, implied);
    }

    /** What a click counts as a rating. */
    public static final double CLICK = 1.0;

    /**
     * Takes all ratings of an answer back.
     *
     * @return whether there were any
     */
    public boolean withdraw(String scope, String queryId) {
        writing.lock();
        try {
            List<RatedQuestion> changed = ratings
                    .scope(scope)
                    .read(memory -> memory.matching(passage -> passage.votes().stream()
                            .anyMatch(vote -> vote.queryId().equals(queryId))))
                    .stream()
                    .map(question -> question.without(queryId))
                    .toList();
            change(scope, changed);
            return !changed.isEmpty();
        } finally {
            writing.unlock();
        }
    }

    /** Forgets what was said about passages that are gone. */
    public void forgetPassages(String scope, Set<String> passageIds) {
        if (ratings.isEmpty()) {
            return;
        }
        writing.lock();
        try {
            change(
                    scope,
                    ratings
                            .scope(scope)
                            .read(memory -> memory.matching(passage -> passageIds.contains(passage.id())))
                            .stream()
                            .map(question -> question.withoutPassages(passageIds))
                            .toList());
        } finally {
            writing.unlock();
        }
    }

    /** How many questions of a scope have ratings. */
    public long ratedQuestions(String scope) {
        return ratings.isEmpty() ? 0 : ratings.scope(scope).read(RatedMemory::size);
    }

    /** Forgets all ratings of a scope: its rankings are as if none had been given. The questions asked stay. */
    public void reset(String scope) {
        forget(scope, new WriteBatch());
    }

    /** {@link #reset} that forgets the questions asked as well; their answers can no longer be rated. */
    public void erase(String scope) {
        WriteBatch batch = new WriteBatch();
        questions.erase(scope, batch);
        forget(scope, batch);
    }

    private void forget(String scope, WriteBatch batch) {
        writing.lock();
        try {
            ratings.erase(scope, batch);
            db.write(batch);
            ratings.forget(scope);
        } finally {
            writing.unlock();
        }
    }

    /** What a scope has learned. */
    public Tuning tuning(String scope) {
        RatedScope learned = ratings.scope(scope);
        return learned.read(memory -> new Tuning(learned.champion(), memory.size(), Guard.evidence(memory)));
    }

    /** What the ratings of a scope do to a question. */
    public Influence influence(String scope, float[] queryVector) {
        if (ratings.isEmpty()) {
            return Influence.NONE;
        }
        RatedScope learned = ratings.scope(scope);
        Champion champion = learned.champion();
        Map<String, Double> shifts = new HashMap<>();
        for (Policy policy : Policy.values()) {
            double weight = champion.weight(policy);
            if (weight > 0) {
                learned.read(memory -> memory.opinions(queryVector, policy))
                        .forEach((passage, opinion) ->
                                shifts.merge(passage, weight * policy.shift(opinion), FeedbackTuner::further));
            }
        }
        shifts.values().removeIf(shift -> shift == 0);
        return new Influence(shifts, champion.denseWeight());
    }

    private static double further(double one, double other) {
        return Math.abs(other) > Math.abs(one) ? other : one;
    }

    /** Which rated questions move a passage for a question, the weightiest first. */
    public List<Reason> reasons(String scope, float[] queryVector, String passageId) {
        if (ratings.isEmpty()) {
            return List.of();
        }
        RatedScope learned = ratings.scope(scope);
        Champion champion = learned.champion();
        List<Reason> decisive = List.of();
        double furthest = 0;
        for (Policy policy : Policy.values()) {
            double reach = champion.weight(policy) * policy.reach();
            List<RatedMemory.Part> parts = learned.read(memory -> memory.parts(queryVector, policy, passageId));
            double opinion =
                    parts.stream().mapToDouble(RatedMemory.Part::opinion).sum();
            double moved = Math.abs(champion.weight(policy) * policy.shift(opinion));
            if (moved > furthest) {
                furthest = moved;
                decisive = parts.stream()
                        .map(part -> new Reason(part.words(), part.cosine(), part.rating(), reach * part.opinion()))
                        .toList();
            }
        }
        return decisive;
    }

    /** Writes changed questions durably, then lets memory and guard follow. */
    private void change(String scope, List<RatedQuestion> changed) {
        if (changed.isEmpty()) {
            return;
        }
        RatedScope learned = ratings.scope(scope);
        WriteBatch batch = new WriteBatch();
        changed.forEach(question -> ratings.write(scope, question, batch));
        List<RatedQuestion> tooOld = learned.read(memory -> memory.size() >= MAX_QUESTIONS
                        && memory.find(changed.getFirst().key()).isEmpty()
                ? memory.oldest().stream().toList()
                : List.<RatedQuestion>of());
        tooOld.forEach(question -> ratings.remove(scope, question.key(), batch));
        db.write(batch);
        Champion before = learned.champion();
        tooOld.forEach(question -> learned.remove(question.key()));
        changed.forEach(learned::put);
        if (!learned.champion().equals(before)) {
            ratings.writeChampion(scope, learned.champion());
        }
    }

    private AskedQuestion asked(String scope, String queryId) {
        return questions.find(scope, queryId).orElseThrow(() -> new UnknownQueryException(queryId, scope));
    }

    private static void check(double rating) {
        if (!(rating >= -1 && rating <= 1)) {
            throw new InvalidInputException("rating", rating, "a value in [-1, 1]");
        }
    }
}
