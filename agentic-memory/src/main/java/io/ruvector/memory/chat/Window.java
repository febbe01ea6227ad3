package io.ruvector.memory.chat;

import java.util.ArrayList;
import java.util.List;

/**
 * The turns of a conversation that a model is shown, by position, in the order in which it is shown them.
 *
 * @param conversation whose
 * @param positions the turns in the window
 * @param next the position that the next new turn takes
 */
record Window(Conversation conversation, List<Long> positions, long next) {

    Window {
        positions = List.copyOf(positions);
    }

    static Window empty(Conversation conversation) {
        return new Window(conversation, List.of(), 0);
    }

    /**
     * Where each utterance of a new window lies: at its old position when it follows there what it follows here, else at a new
     * one. So a window that lost its first turns and gained one at the end gives one new position.
     *
     * @param shown the turns of this window, in its order
     */
    List<Long> positionsOf(List<Utterance> utterances, List<Turn> shown) {
        List<Long> found = new ArrayList<>();
        long free = next;
        int from = 0;
        for (Utterance utterance : utterances) {
            int at = from;
            while (at < shown.size() && !shown.get(at).said().equals(utterance)) {
                at++;
            }
            if (at < shown.size()) {
                found.add(shown.get(at).position());
                from = at + 1;
            } else {
                found.add(free++);
            }
        }
        return found;
    }
}
