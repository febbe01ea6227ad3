package io.ruvector.vector;

/**
 * The walk through one layer towards a query: SEARCH-LAYER, Algorithm 2 of Malkov and Yashunin, with its two heaps as one
 * sorted array of the {@code ef} nearest nodes seen, each marked when its links have been followed; after C. Fu et al.,
 * "Fast Approximate Nearest Neighbor Search With The Navigating Spreading-out Graph", VLDB 2019. Removed nodes are walked
 * through like others. Holds the working memory of one walk at a time, to be used again.
 */
final class BeamSearch {
    private static final long FOLLOWED = 1L << 31;
    private static final int SLOT_MASK = Integer.MAX_VALUE;

    /** So many nodes are followed at once, whose neighbours then come from memory together. */
    private static final int TOGETHER = 2;

    private final VisitedSlots visited = new VisitedSlots();
    private long[] beam = {};
    private int size;
    private int[] hop = {};
    private float[] distances = {};

    @SuppressWarnings("UnusedVariable") // written so that the reads before it are not left out
    private int touched;

    /** Prepares for a walk. */
    void begin() {
        visited.clear();
        size = 0;
    }

    /** Walks from a node until the links of the {@code ef} nearest nodes seen have been followed. */
    void run(HnswLayers layers, int layer, int ef, int start, float distance, Distances query) {
        LinkTable table = layers.table(layer);
        if (hop.length < TOGETHER * table.capacity()) {
            hop = new int[TOGETHER * table.capacity()];
            distances = new float[hop.length];
        }
        if (beam.length < ef + 1) {
            beam = new long[ef + 1];
        }
        visited.add(start);
        beam[0] = SlotHeap.entry(distance, start);
        size = 1;
        for (int at = 0; at < size; ) {
            int links = 0;
            int followed = 0;
            for (; at < size && followed < TOGETHER; at++) {
                if ((beam[at] & FOLLOWED) == 0) {
                    links += table.copy(layers.list((int) beam[at], layer), hop, links);
                    beam[at] |= FOLLOWED;
                    followed++;
                }
            }
            int fresh = visited.addNew(hop, links);
            // Most often the next to be followed: their links come while the distances are computed.
            int sum = 0;
            for (int next = at; next < Math.min(size, at + TOGETHER); next++) {
                sum += table.touch(layers.list((int) beam[next] & SLOT_MASK, layer));
            }
            touched = sum;
            query.to(hop, fresh, distances);
            at = Math.min(at, enter(fresh, ef));
        }
    }

    /** Enters a hop's nodes into the beam; gives the first place where one was put. */
    private int enter(int count, int ef) {
        int first = size;
        long worst = size < ef ? Long.MAX_VALUE : beam[size - 1];
        for (int i = 0; i < count; i++) {
            long entry = SlotHeap.entry(distances[i], hop[i]);
            if (entry < worst) {
                int place = place(entry);
                int moved = (size < ef ? size++ : size - 1) - place;
                System.arraycopy(beam, place, beam, place + 1, moved);
                beam[place] = entry;
                first = Math.min(first, place);
                worst = size < ef ? Long.MAX_VALUE : beam[size - 1];
            }
        }
        return first;
    }

    private int place(long entry) {
        int low = 0;
        int length = size;
        while (length > 1) {
            int half = length >>> 1;
            low += beam[low + half - 1] < entry ? half : 0;
            length -= half;
        }
        return low + (beam[low] < entry ? 1 : 0);
    }

    int size() {
        return size;
    }

    /** The slot at a place of the beam, the nearest first. */
    int slot(int place) {
        return (int) beam[place] & SLOT_MASK;
    }

    float distance(int place) {
        return SlotHeap.distance(beam[place]);
    }
}
