package io.ruvector.memory.chat;

import io.ruvector.memory.Scope;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A program that talks until it is killed; the window holds four turns. It prints the number of each turn that is stored. */
final class TalkingProcess {

    static final Conversation CHAT = new Conversation(Scope.of("acme"), "crash");
    static final int WINDOW = 4;

    private TalkingProcess() {}

    /** Argument: the store's directory. */
    public static void main(String[] args) {
        VectorDb db = VectorDb.open(DbOptions.of(Path.of(args[0])));
        Transcripts transcripts = Transcripts.open(db, new BagOfWordsEmbedder(), Clock.systemUTC());
        List<Utterance> window = new ArrayList<>(
                transcripts.window(CHAT).stream().map(Turn::said).toList());
        for (int i = transcripts.transcript(CHAT).size(); ; i++) {
            window.add(Utterance.of("user", "turn" + i));
            if (window.size() > WINDOW) {
                window.removeFirst();
            }
            transcripts.show(CHAT, window);
            System.out.println(i);
        }
    }
}
