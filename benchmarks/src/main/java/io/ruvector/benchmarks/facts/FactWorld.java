package io.ruvector.benchmarks.facts;

import io.ruvector.benchmarks.facts.Write.Proposition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A stream of statements about people and services with known truth. Six of ten repeat what was said and holds: a quarter of
 * these in the same words, the others in other words, with other spellings of numbers, dates and amounts. The rest is new, or
 * a hard near-miss of what was said: another value, a number off by one, a denial, a name that differs in one letter, the
 * same value for another topic. One new value in twenty is back-dated.
 */
public final class FactWorld {

    private static final double DUPLICATES = 0.6;
    private static final double EXACT = 0.25;
    private static final double BACKDATED = 0.05;
    private static final List<String> FIRST_NAMES = List.of(
            "Anna", "Anne", "Boris", "Carla", "Karla", "David", "Elena", "Helena", "Farid", "Grace", "Hugo", "Ines");
    private static final List<String> LAST_NAMES =
            List.of("Berg", "Bern", "Costa", "Castro", "Diaz", "Eriksen", "Erikson", "Fischer", "Okafor", "Tanaka");
    private static final List<String> SERVICES = List.of(
            "Falcon",
            "Falcon 2",
            "Orion",
            "Orion Mini",
            "Project Atlas",
            "Project Apollo",
            "Hermes",
            "Hermes Pro",
            "Titan",
            "Nimbus",
            "Quasar",
            "Pulsar",
            "Zephyr",
            "Vega",
            "Project Vesta",
            "Luna",
            "Lyra",
            "Mimas",
            "Dione",
            "Rhea");

    /** The first statement's time. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SplittableRandom random;
    private final boolean heldOut;
    private final List<Topic> topics = Topics.all();
    private final List<Write> writes = new ArrayList<>();
    private final Map<Proposition, List<String>> holding = new LinkedHashMap<>();
    private final List<Proposition> order = new ArrayList<>();
    private final Map<String, Instant> lastChange = new HashMap<>();
    private final Set<String> denied = new TreeSet<>();

    private FactWorld(long seed, boolean heldOut) {
        this.random = new SplittableRandom(seed);
        this.heldOut = heldOut;
    }

    /**
     * Makes a stream.
     *
     * @param seed decides everything
     * @param count how many statements
     * @param heldOut whether repetitions in other words and half of the near-misses use the held-out wordings
     */
    public static List<Write> make(long seed, int count, boolean heldOut) {
        FactWorld world = new FactWorld(seed, heldOut);
        while (world.writes.size() < count) {
            world.step();
        }
        return List.copyOf(world.writes);
    }

    private void step() {
        boolean repeat = !holding.isEmpty() && random.nextDouble() < DUPLICATES;
        int before = writes.size();
        while (writes.size() == before) { // what was drawn may hold no longer, or already
            if (repeat) {
                repeat();
            } else {
                novel();
            }
        }
    }

    private Instant now() {
        return START.plus(Duration.ofMinutes(writes.size()));
    }

    private void repeat() {
        Proposition said = order.get(random.nextInt(order.size()));
        List<String> words = holding.get(said);
        if (words == null) {
            return;
        }
        Topic topic = topic(said);
        boolean exact = random.nextDouble() < EXACT;
        boolean unseen = !exact && heldOut && !said.denied();
        String text = exact
                ? words.get(random.nextInt(words.size()))
                : topic.say(said.subject(), said.value(), wordings(topic, said.denied(), unseen), random);
        boolean sameWords = words.contains(text);
        words.add(text);
        writes.add(new Write(text, now(), now(), said, true, sameWords, unseen));
    }

    private static List<String> wordings(Topic topic, boolean denied, boolean unseen) {
        return denied ? topic.denials() : unseen ? topic.heldOut() : topic.known();
    }

    private void novel() {
        Proposition next =
                order.isEmpty() || random.nextInt(3) == 0 ? fresh() : nearMiss(order.get(random.nextInt(order.size())));
        if (holding.containsKey(next)) {
            return;
        }
        Topic topic = topic(next);
        boolean unseen = heldOut && !next.denied() && random.nextBoolean();
        Instant from = from(next);
        holding.keySet().removeIf(other -> other.contradicts(next));
        String text = topic.say(next.subject(), next.value(), wordings(topic, next.denied(), unseen), random);
        holding.put(next, new ArrayList<>(List.of(text)));
        order.add(next);
        writes.add(new Write(text, now(), from, next, false, false, unseen));
    }

    /** Now, or for some the time between the two last changes of the slot; then the later one goes on holding. */
    private Instant from(Proposition next) {
        String slot = next.subject() + "/" + next.topic();
        if (next.denied() || next.many()) {
            denied.add(slot);
        }
        Instant last = lastChange.put(slot, now());
        boolean plain = last == null || denied.contains(slot) || heldOut || random.nextDouble() >= BACKDATED;
        return plain ? now() : now().minus(Duration.between(last, now()).dividedBy(2));
    }

    private Proposition fresh() {
        Topic topic = topics.get(random.nextInt(topics.size()));
        String subject = topic.people()
                ? FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size())) + " "
                        + LAST_NAMES.get(random.nextInt(LAST_NAMES.size()))
                : SERVICES.get(random.nextInt(SERVICES.size()));
        return new Proposition(subject, topic.name(), topic.many(), random.nextInt(topic.values()), false);
    }

    private Proposition nearMiss(Proposition said) {
        Topic topic = topic(said);
        return switch (random.nextInt(5)) {
            case 0 ->
                new Proposition( // another value
                        said.subject(), said.topic(), said.many(), random.nextInt(topic.values()), false);
            case 1 ->
                new Proposition( // the next value: a number off by one, a similar word
                        said.subject(), said.topic(), said.many(), (said.value() + 1) % topic.values(), false);
            case 2 -> holding.containsKey(said) ? said.denied(!said.denied()) : said.denied(false);
            case 3 -> { // another subject, often with nearly the same name
                Proposition other = fresh();
                yield topic(other).people() == topic.people()
                        ? new Proposition(other.subject(), said.topic(), said.many(), said.value(), false)
                        : other;
            }
            default -> { // the same value for another topic
                Topic other = topics.get(random.nextInt(topics.size()));
                yield other.people() == topic.people()
                        ? new Proposition(
                                said.subject(), other.name(), other.many(), said.value() % other.values(), false)
                        : fresh();
            }
        };
    }

    private Topic topic(Proposition proposition) {
        return topics.stream()
                .filter(topic -> topic.name().equals(proposition.topic()))
                .findFirst()
                .orElseThrow();
    }
}
