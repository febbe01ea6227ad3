package io.ruvector.memory.chat;

import io.ruvector.memory.ForgetReport;
import io.ruvector.memory.ForgetReport.Look;
import io.ruvector.memory.Scope;
import io.ruvector.memory.ScopeFacets;
import io.ruvector.search.HybridQuery;
import io.ruvector.search.HybridSearch;
import io.ruvector.search.TextDocument;
import io.ruvector.search.TextIndex;
import io.ruvector.search.TextIndexOptions;
import io.ruvector.search.TextSource;
import io.ruvector.store.Table;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.Filter;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was said in conversations. Each has a window, the turns that a model is shown; a turn that leaves the window stays in
 * the transcript and is found again by meaning and words.
 *
 * <p>Durable: when a write returns, it is on disk, whole or not at all. Thread-safe; writers of one conversation take turns,
 * and the last window given wins. Close it before the store.
 *
 * {@snippet :
 * Conversation chat = new Conversation(Scope.of("acme").agent("helpdesk"), "ticket-7");
 * transcripts.show(chat, List.of(Utterance.of("user", "The printer says PC LOAD LETTER")));
 * transcripts.recall(TurnQuery.of("paper jam", chat.owner()));
 * }
 */
public final class Transcripts implements AutoCloseable {

    private static final String CONVERSATION = "conversation";
    private static final int LOCKS = 64;
    private static final int MAX_QUERY_CHARS = 1_000;

    private final VectorDb db;
    private final TextEmbedder embedder;
    private final Clock clock;
    private final Table windows;
    private final Table turns;
    private final Collection meanings;
    private final TextIndex words;
    private final HybridSearch search;
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

    private Transcripts(VectorDb db, TextEmbedder embedder, Clock clock) {
        this.db = db;
        this.embedder = embedder;
        this.clock = clock;
        windows = db.table("chat-windows");
        turns = db.table("chat-turns");
        meanings = db.openCollection("chat-meanings", CollectionOptions.of(embedder));
        words = TextIndex.open(db, TextSource.of(meanings, Transcripts::document), TextIndexOptions.defaults());
        search = new HybridSearch(meanings, words, embedder);
        Arrays.setAll(locks, i -> new ReentrantLock());
    }

    /**
     * Opens the conversations kept in the store.
     *
     * @throws io.ruvector.vector.ModelMismatchException when they were embedded by another model
     */
    public static Transcripts open(VectorDb db, TextEmbedder embedder, Clock clock) {
        return new Transcripts(db, embedder, clock);
    }

    /**
     * Makes these utterances the window of a conversation. Those that the window held already, in the same order, stay the
     * turns that they are; others become new turns, found by their text at once; those that are missing leave the window only.
     *
     * @param conversation a new one or one that is kept
     * @param utterances in the order in which a model is shown them
     */
    public void show(Conversation conversation, List<Utterance> utterances) {
        ReentrantLock lock = locks[Math.floorMod(conversation.key().hashCode(), LOCKS)];
        lock.lock();
        try {
            Window old = stored(conversation);
            List<Turn> shown = turnsOf(old);
            List<Long> positions = old.positionsOf(utterances, shown);
            List<Turn> added = new ArrayList<>();
            for (int i = 0; i < utterances.size(); i++) {
                if (positions.get(i) >= old.next()) {
                    added.add(new Turn(conversation, positions.get(i), clock.instant(), utterances.get(i)));
                }
            }
            Window window = new Window(conversation, positions, old.next() + added.size());
            if (!window.equals(old)) {
                write(window, added);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The turns in the window of a conversation, in their order; none when there is no such conversation. */
    public List<Turn> window(Conversation conversation) {
        return turnsOf(stored(conversation));
    }

    /** Every turn of a conversation, in the order in which they were stored. */
    public List<Turn> transcript(Conversation conversation) {
        List<Turn> all = new ArrayList<>();
        turns.forEach(
                conversation.turnPrefix(), (key, json) -> all.add(TranscriptJson.turn(conversation, json, db.path())));
        return all;
    }

    /** The conversations that the reader sees, in order of their keys. */
    public List<Conversation> conversations(Scope reader) {
        List<Conversation> seen = new ArrayList<>();
        windows.forEach(reader.tenantPrefix(), (key, json) -> {
            Conversation conversation = TranscriptJson.window(json, db.path()).conversation();
            if (conversation.visibleTo(reader)) {
                seen.add(conversation);
            }
        });
        return seen;
    }

    /** The turns that fit a text best, best first; each is read from the table and checked there against the reader. */
    public List<RecalledTurn> recall(TurnQuery query) {
        Set<String> shown = query.beyondWindowOf().map(this::windowKeys).orElse(Set.of());
        Filter filter = ScopeFacets.visibleTo(query.reader());
        if (query.within().isPresent()) {
            filter = filter.and(Filter.eq(CONVERSATION, query.within().get().key()));
        }
        String text = query.text().substring(0, Math.min(query.text().length(), MAX_QUERY_CHARS));
        HybridQuery hybrid = HybridQuery.builder(text, query.k() + shown.size())
                .filter(filter)
                .build();
        return search.search(hybrid, embedder.embedQuery(query.text())).stream()
                .filter(hit -> !shown.contains(hit.id()))
                .flatMap(
                        hit -> turn(hit.id(), query.reader())
                                .map(turn -> new RecalledTurn(turn, hit.score(), hit.parts()))
                                .stream())
                .limit(query.k())
                .toList();
    }

    /**
     * Deletes a conversation with its window and every turn.
     *
     * @return whether there was one
     */
    public boolean delete(Conversation conversation) {
        ReentrantLock lock = locks[Math.floorMod(conversation.key().hashCode(), LOCKS)];
        lock.lock();
        try {
            WriteBatch batch = new WriteBatch();
            if (windows.contains(conversation.key())) {
                batch.remove(windows, conversation.key());
            }
            turns.forEach(conversation.turnPrefix(), (key, json) -> {
                batch.remove(turns, key);
                if (meanings.contains(key)) {
                    batch.delete(meanings, key);
                }
            });
            if (!batch.isEmpty()) {
                db.write(batch);
            }
            return !batch.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Deletes every conversation whose owner lies within the scope ({@link Scope#covers}), then looks what is left. */
    public ForgetReport forgetScope(Scope within) {
        List<Conversation> covered = covered(within);
        covered.forEach(this::delete);
        return new ForgetReport(
                covered.stream().map(Conversation::id).toList(),
                List.of(
                        new Look("conversations", covered(within).size()),
                        new Look(
                                "turns",
                                covered.stream()
                                        .mapToLong(gone -> transcript(gone).size())
                                        .sum())));
    }

    /** How many turns there are over all scopes: a size for operators, which tells nothing about any of them. */
    public long total() {
        return turns.count();
    }

    /** Releases the word index; to be called before the store is closed. The store stays open. */
    @Override
    public void close() {
        words.close();
    }

    private void write(Window window, List<Turn> added) {
        List<Turn> spoken =
                added.stream().filter(turn -> !turn.said().text().isBlank()).toList();
        List<float[]> vectors = embedder.embedPassages(
                spoken.stream().map(turn -> turn.said().text()).toList());
        Conversation conversation = window.conversation();
        WriteBatch batch = new WriteBatch().put(windows, conversation.key(), TranscriptJson.encode(window));
        added.forEach(turn -> batch.put(turns, conversation.turnKey(turn.position()), TranscriptJson.encode(turn)));
        for (int i = 0; i < spoken.size(); i++) {
            batch.insert(meanings, entry(spoken.get(i), vectors.get(i)));
        }
        db.write(batch);
    }

    private static VectorEntry entry(Turn turn, float[] vector) {
        Conversation conversation = turn.conversation();
        Scope owner = conversation.owner();
        Map<String, Object> facets = ScopeFacets.of(owner, owner.defaultVisibility());
        facets.put(CONVERSATION, conversation.key());
        return VectorEntry.builder(conversation.turnKey(turn.position()))
                .vector(vector)
                .text(turn.said().text())
                .metadata(facets)
                .build();
    }

    private static Optional<TextDocument> document(VectorEntry entry) {
        return entry.text().map(text -> new TextDocument(entry.id(), "", text, entry.metadata()));
    }

    private Window stored(Conversation conversation) {
        return windows.get(conversation.key())
                .map(json -> TranscriptJson.window(json, db.path()))
                .orElseGet(() -> Window.empty(conversation));
    }

    private List<Turn> turnsOf(Window window) {
        Conversation conversation = window.conversation();
        return window.positions().stream()
                .flatMap(position -> turns.get(conversation.turnKey(position)).stream())
                .map(json -> TranscriptJson.turn(conversation, json, db.path()))
                .toList();
    }

    private Set<String> windowKeys(Conversation conversation) {
        Set<String> keys = new HashSet<>();
        stored(conversation).positions().forEach(position -> keys.add(conversation.turnKey(position)));
        return keys;
    }

    /** The turn under a key, if the reader sees it. */
    private Optional<Turn> turn(String key, Scope reader) {
        return turns.get(key)
                .flatMap(json -> windows.get(key.substring(0, key.lastIndexOf('/')))
                        .map(window -> TranscriptJson.window(window, db.path()).conversation())
                        .filter(conversation -> conversation.visibleTo(reader))
                        .map(conversation -> TranscriptJson.turn(conversation, json, db.path())));
    }

    private List<Conversation> covered(Scope within) {
        List<Conversation> covered = new ArrayList<>();
        windows.forEach(within.tenantPrefix(), (key, json) -> {
            Conversation conversation = TranscriptJson.window(json, db.path()).conversation();
            if (within.covers(conversation.owner())) {
                covered.add(conversation);
            }
        });
        return covered;
    }
}
