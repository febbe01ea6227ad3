package io.ruvector.embedding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Texts to vectors: looks in the cache, cuts what is missing into windows, runs them in batches on several threads, and
 * joins each text's windows again. Thread-safe.
 *
 * <p>A text longer than the model reads at once gets the mean of its windows' vectors, weighted by their tokens, as
 * LangChain4j's in-process models do: nothing of it is dropped.
 */
final class EmbeddingPipeline implements AutoCloseable {
    /** Texts tokenised and sorted together: bounds memory on a long list. */
    private static final int TEXTS_A_SLAB = 512;

    private static final int TEXTS_A_TOKENIZER_TASK = 32;

    private final ModelPlan model;
    private final Supplier<LoadedModel> loaded;
    private final VectorCache cache;
    private final ExecutorService workers;
    private final Semaphore room;

    EmbeddingPipeline(ModelPlan model, Supplier<LoadedModel> loaded, VectorCache cache, int threads) {
        this.model = model;
        this.loaded = loaded;
        this.cache = cache;
        room = new Semaphore(2 * threads, true);
        workers = Executors.newFixedThreadPool(
                threads,
                Thread.ofPlatform().daemon().name("ruvector-embedding-", 0).factory());
    }

    List<TextVector> embed(List<String> texts, Role role) {
        List<VectorCache.Key> keys = new ArrayList<>(texts.size());
        Map<VectorCache.Key, TextVector> known = new LinkedHashMap<>();
        Map<VectorCache.Key, String> missing = new LinkedHashMap<>();
        for (String text : texts) {
            VectorCache.Key key = cache.key(role, text);
            keys.add(key);
            TextVector cached = cache.get(key);
            if (cached == null) {
                missing.put(key, text);
            } else {
                known.put(key, cached);
            }
        }
        List<VectorCache.Key> order = List.copyOf(missing.keySet());
        for (int from = 0; from < order.size(); from += TEXTS_A_SLAB) {
            List<VectorCache.Key> slab = order.subList(from, Math.min(order.size(), from + TEXTS_A_SLAB));
            List<TextVector> vectors = inTurn(slab.stream().map(missing::get).toList(), role);
            for (int i = 0; i < slab.size(); i++) {
                cache.put(slab.get(i), vectors.get(i));
                known.put(slab.get(i), vectors.get(i));
            }
        }
        return keys.stream().map(known::get).toList();
    }

    /** Computes when there is room; callers wait in the order in which they came. */
    private List<TextVector> inTurn(List<String> texts, Role role) {
        try {
            room.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddingFailedException("interrupted while waiting to embed with " + model.id(), e);
        }
        try {
            return compute(texts, role);
        } finally {
            room.release();
        }
    }

    private List<TextVector> compute(List<String> texts, Role role) {
        LoadedModel network = loaded.get();
        List<Callable<List<TokenSequence>>> tokenizing = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += TEXTS_A_TOKENIZER_TASK) {
            int first = from;
            int end = Math.min(texts.size(), from + TEXTS_A_TOKENIZER_TASK);
            tokenizing.add(() -> tokenized(network, texts, first, end, role));
        }
        List<TokenSequence> sequences = new ArrayList<>();
        inParallel(tokenizing).forEach(sequences::addAll);

        List<List<TokenSequence>> batches = TokenSequence.batches(sequences, model.quantized());
        List<Callable<List<float[]>>> encoding = new ArrayList<>();
        batches.forEach(batch -> encoding.add(() -> network.encode(batch)));
        List<List<float[]>> encoded = inParallel(encoding);

        WeightedMean[] means = new WeightedMean[texts.size()];
        Arrays.setAll(means, i -> new WeightedMean(model.dimension()));
        for (int b = 0; b < batches.size(); b++) {
            for (int i = 0; i < batches.get(b).size(); i++) {
                TokenSequence sequence = batches.get(b).get(i);
                means[sequence.text()].add(encoded.get(b).get(i), sequence.weight());
            }
        }
        return Arrays.stream(means).map(WeightedMean::toTextVector).toList();
    }

    private static List<TokenSequence> tokenized(
            LoadedModel network, List<String> texts, int first, int end, Role role) {
        List<TokenSequence> sequences = new ArrayList<>();
        for (int i = first; i < end; i++) {
            sequences.addAll(network.sequences(i, texts.get(i), role));
        }
        return sequences;
    }

    /** Results in the order of the tasks; a single task runs here, so that a lone query waits for no thread. */
    private <T> List<T> inParallel(List<Callable<T>> tasks) {
        try {
            if (tasks.size() == 1) {
                return List.of(tasks.getFirst().call());
            }
            List<T> results = new ArrayList<>(tasks.size());
            for (Future<T> future : workers.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddingFailedException("interrupted while embedding with " + model.id(), e);
        } catch (ExecutionException e) {
            throw new EmbeddingFailedException("embedding with " + model.id() + " failed", e.getCause());
        } catch (Exception e) {
            throw new EmbeddingFailedException("embedding with " + model.id() + " failed", e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
