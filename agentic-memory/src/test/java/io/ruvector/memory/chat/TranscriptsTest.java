package io.ruvector.memory.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.memory.Scope;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptsTest {
    private static final Scope DESK = Scope.of("acme").agent("desk");
    private static final Conversation CHAT = new Conversation(DESK, "ticket-7");
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private VectorDb db;
    private Transcripts transcripts;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
        transcripts = Transcripts.open(db, new BagOfWordsEmbedder(), NOON);
    }

    @AfterEach
    void close() {
        transcripts.close();
        db.close();
    }

    @Test
    void theWindowIsWhatWasShownLastAndSurvivesReopening() {
        transcripts.show(CHAT, said("hello", "the printer jams", "try the tray"));
        transcripts.show(CHAT, said("the printer jams", "try the tray", "it works"));
        close();
        open();

        assertThat(texts(transcripts.window(CHAT))).containsExactly("the printer jams", "try the tray", "it works");
        assertThat(texts(transcripts.transcript(CHAT)))
                .containsExactly("hello", "the printer jams", "try the tray", "it works");
        assertThat(transcripts.transcript(CHAT)).extracting(Turn::position).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void whatLeftTheWindowIsFoundByItsWords() {
        transcripts.show(CHAT, said("my locker number is 4711", "noted"));
        transcripts.show(CHAT, said("noted", "what is the weather"));

        assertThat(found(TurnQuery.of("locker number", DESK).k(1))).containsExactly("my locker number is 4711");
        assertThat(found(TurnQuery.of("noted weather locker", DESK).beyondWindowOf(CHAT)))
                .containsExactly("my locker number is 4711");
    }

    @Test
    void theSameSentenceTwiceIsTwoTurns() {
        transcripts.show(CHAT, said("yes", "no", "yes"));

        assertThat(texts(transcripts.window(CHAT))).containsExactly("yes", "no", "yes");
        transcripts.show(CHAT, said("no", "yes", "yes"));
        assertThat(transcripts.window(CHAT)).extracting(Turn::position).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aSilentTurnIsKeptButNotFound() {
        transcripts.show(
                CHAT, List.of(new Utterance("ai", "", "{\"tool\":\"lookup\"}"), Utterance.of("user", "lookup")));

        assertThat(transcripts.window(CHAT))
                .extracting(turn -> turn.said().payload())
                .containsExactly("{\"tool\":\"lookup\"}", "");
        assertThat(found(TurnQuery.of("lookup", DESK))).containsExactly("lookup");
    }

    @Test
    void nobodyElseFindsATurn() {
        transcripts.show(CHAT, said("the secret is blue"));

        for (Scope other : List.of(
                Scope.of("acme"),
                Scope.of("acme").agent("other"),
                Scope.of("beta").agent("desk"))) {
            assertThat(found(TurnQuery.of("secret blue", other))).isEmpty();
            assertThat(transcripts.conversations(other)).isEmpty();
            assertThat(transcripts.window(new Conversation(other, CHAT.id()))).isEmpty();
        }
        assertThat(transcripts.conversations(DESK)).containsExactly(CHAT);
    }

    @Test
    void aDeletedConversationLeavesNoTrace() {
        Conversation other = new Conversation(DESK, "ticket-8");
        transcripts.show(CHAT, said("the secret is blue", "fine"));
        transcripts.show(other, said("the secret is red"));

        assertThat(transcripts.delete(CHAT)).isTrue();
        assertThat(transcripts.delete(CHAT)).isFalse();

        assertThat(transcripts.transcript(CHAT)).isEmpty();
        assertThat(found(TurnQuery.of("secret", DESK))).containsExactly("the secret is red");
        assertThat(found(TurnQuery.of("secret", DESK).within(CHAT))).isEmpty();
    }

    @Test
    void aScopeForgetsItsConversationsAndNoOthers() {
        Conversation foreign = new Conversation(Scope.of("acme").agent("sales"), CHAT.id());
        transcripts.show(CHAT, said("the secret is blue"));
        transcripts.show(foreign, said("the offer is green"));

        assertThat(transcripts.forgetScope(DESK).forgotten()).containsExactly(CHAT.id());

        assertThat(transcripts.forgetScope(DESK).clean()).isTrue();
        assertThat(texts(transcripts.window(foreign))).containsExactly("the offer is green");
        assertThat(transcripts.total()).isEqualTo(1);
    }

    @Test
    void agentsThatSpeakAtOnceLoseNothing() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = new ArrayList<>();
            for (int agent = 0; agent < 8; agent++) {
                Conversation mine = new Conversation(DESK, "ticket-" + agent % 4);
                String name = "agent" + agent;
                running.add(pool.submit(() -> {
                    for (int i = 0; i < 20; i++) {
                        transcripts.show(mine, said(name + " says " + i));
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        for (int ticket = 0; ticket < 4; ticket++) {
            assertThat(transcripts.transcript(new Conversation(DESK, "ticket-" + ticket)))
                    .hasSize(40);
        }
    }

    @Test
    void anyWindowThatIsShownComesBack() {
        for (long seed = 0; seed < 20; seed++) {
            Conversation chat = new Conversation(DESK, "random-" + seed);
            SplittableRandom random = new SplittableRandom(seed);
            int total = 0;
            for (int step = 0; step < 10; step++) {
                List<Utterance> window = new ArrayList<>();
                for (int i = random.nextInt(5); i >= 0; i--) {
                    window.add(Utterance.of("user", "word" + random.nextInt(4)));
                }
                transcripts.show(chat, window);
                assertThat(transcripts.window(chat)).extracting(Turn::said).isEqualTo(window);
                assertThat(transcripts.transcript(chat)).hasSizeGreaterThanOrEqualTo(total);
                total = transcripts.transcript(chat).size();
            }
        }
    }

    @Test
    void badInputNamesItself() {
        assertThatThrownBy(() -> new Conversation(DESK, " "))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("conversation id");
        assertThatThrownBy(() -> TurnQuery.of("text", DESK).k(0)).hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> Utterance.of("user", "\ud800")).hasMessageContaining("surrogate");
    }

    private List<String> found(TurnQuery query) {
        return transcripts.recall(query).stream()
                .map(hit -> hit.turn().said().text())
                .toList();
    }

    private static List<String> texts(List<Turn> turns) {
        return turns.stream().map(turn -> turn.said().text()).toList();
    }

    private static List<Utterance> said(String... texts) {
        return List.of(texts).stream().map(text -> Utterance.of("user", text)).toList();
    }
}
