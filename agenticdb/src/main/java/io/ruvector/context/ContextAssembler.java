package io.ruvector.context;

import io.ruvector.causal.CausalGraph;
import io.ruvector.context.ContextSource.Candidate;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.Scope;
import io.ruvector.memory.fact.FactMemory;
import io.ruvector.search.Mmr;
import io.ruvector.search.Ranked;
import io.ruvector.skill.SkillLibrary;
import io.ruvector.vector.TextEmbedder;
import java.security.KeyPair;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what an agent should know before a task.
 *
 * <p>Every kind of record proposes its most relevant ones, each with a relevance in [0, 1]: a skill's score, a share of
 * the highest recall score for an episode, a fact's recall score, how related its names are for an effect. They are ordered together by maximal
 * marginal relevance, where two records are as similar as their sets of words (Jaccard's index). The best of each kind
 * comes first, then the others in order; what does not fit into the tokens that are left is passed over. Deterministic.
 * Thread-safe.
 */
public final class ContextAssembler {

    private final List<ContextSource> sources;
    private final ToIntFunction<String> tokens;
    private final Certifier certifier;
    private final Clock clock;

    private ContextAssembler(
            List<ContextSource> sources, ToIntFunction<String> tokens, Optional<KeyPair> keys, Clock clock) {
        this.sources = List.copyOf(sources);
        this.tokens = tokens;
        this.certifier = new Certifier(sources, keys);
        this.clock = clock;
    }

    /**
     * An assembler over what a store learned.
     *
     * @param embedder the memory's; it counts the tokens, too
     * @param keys what certificates are signed and checked with, Ed25519; without it they are chains of hashes alone
     * @param clock the time in certificates
     * @throws io.ruvector.store.InvalidInputException when the keys are for something else
     */
    public static ContextAssembler of(
            EpisodicMemory memory,
            FactMemory facts,
            SkillLibrary skills,
            CausalGraph graph,
            TextEmbedder embedder,
            Optional<KeyPair> keys,
            Clock clock) {
        List<ContextSource> sources = List.of(
                new SkillSource(skills),
                new FactSource(facts, clock),
                new EffectSource(graph, embedder, memory::embeddingFloor),
                new EpisodeSource(memory));
        return new ContextAssembler(sources, embedder::countTokens, keys, clock);
    }

    /**
     * Checks a certificate: its chain, its signature, and what became of its records.
     *
     * @param scope the reader, of the certificate's tenant
     * @throws io.ruvector.store.InvalidInputException when the certificate is another tenant's
     */
    public CertificateCheck check(Certificate certificate, Scope scope) {
        return certifier.check(certificate, scope);
    }

    /** Puts a context together. */
    public TaskContext assemble(ContextRequest request) {
        Map<String, Candidate> candidates = new HashMap<>();
        for (ContextSource source : sources) {
            if (request.kinds().contains(source.kind())) {
                source.candidates(request.task(), request.scope(), request.perKind())
                        .forEach(candidate -> candidates.put(key(candidate), candidate));
            }
        }
        List<Candidate> taken = new ArrayList<>();
        int used = fit(inOrder(candidates, request.diversity()), request.maxTokens(), taken);
        List<ContextItem> items = numbered(taken);
        String text = text(items);
        return new TaskContext(
                request.task(),
                items,
                text,
                used,
                certifier.certify(request.task(), request.scope(), items, clock.instant()));
    }

    private static String key(Candidate candidate) {
        return candidate.kind() + "/" + candidate.id();
    }

    private static List<Candidate> inOrder(Map<String, Candidate> candidates, double diversity) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        Map<String, Set<String>> words = new HashMap<>();
        candidates.forEach((key, candidate) -> words.put(key, words(candidate.text())));
        List<Ranked> ranked = candidates.entrySet().stream()
                .map(entry -> new Ranked(entry.getKey(), entry.getValue().relevance()))
                .sorted(Comparator.comparingDouble(Ranked::score).reversed().thenComparing(Ranked::id))
                .toList();
        List<Candidate> others = new ArrayList<>();
        List<Candidate> order = new ArrayList<>();
        Set<ContextKind> seen = EnumSet.noneOf(ContextKind.class);
        for (Ranked next : Mmr.select(
                ranked,
                1 - diversity,
                ranked.size(),
                (a, b) -> jaccard(words.getOrDefault(a, Set.of()), words.getOrDefault(b, Set.of())))) {
            Candidate candidate = Objects.requireNonNull(candidates.get(next.id()));
            (seen.add(candidate.kind()) ? order : others).add(candidate);
        }
        order.addAll(others);
        return order;
    }

    /** Takes what fits, in order; gives the tokens that it needs. */
    private int fit(List<Candidate> order, int maxTokens, List<Candidate> taken) {
        Set<ContextKind> headed = EnumSet.noneOf(ContextKind.class);
        int used = 0;
        for (Candidate candidate : order) {
            int heading = headed.contains(candidate.kind())
                    ? 0
                    : count(candidate.kind().heading() + ":");
            int needed = heading + count(mark(taken.size() + 1)) + count(candidate.text());
            if (used + needed <= maxTokens) {
                taken.add(candidate);
                headed.add(candidate.kind());
                used += needed;
            }
        }
        return used;
    }

    private static String mark(int number) {
        return "[" + number + "]";
    }

    private int count(String text) {
        return tokens.applyAsInt(text);
    }

    private static List<ContextItem> numbered(List<Candidate> taken) {
        List<ContextItem> items = new ArrayList<>();
        for (ContextKind kind : ContextKind.values()) {
            for (Candidate candidate : taken) {
                if (candidate.kind() == kind) {
                    items.add(new ContextItem(
                            items.size() + 1, kind, candidate.id(), candidate.relevance(), candidate.text()));
                }
            }
        }
        return items;
    }

    private static String text(List<ContextItem> items) {
        StringBuilder text = new StringBuilder();
        @Nullable ContextKind last = null;
        for (ContextItem item : items) {
            if (item.kind() != last) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(item.kind().heading())
                        .append(":\n");
                last = item.kind();
            }
            text.append(mark(item.number())).append(' ').append(item.text()).append('\n');
        }
        return text.toString();
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
    }

    private static double jaccard(Set<String> a, Set<String> b) {
        long both = a.stream().filter(b::contains).count();
        return (double) both / (a.size() + b.size() - both);
    }
}
