package io.ruvector.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A model's own tokenizer: text to token ids, never cut short. Thread-safe.
 *
 * <p>A text that is longer than a window is cut where a word begins, so that no word is torn apart.
 */
final class TextTokenizer implements AutoCloseable {
    private static final String CONTINUES_A_WORD = "##";

    private final HuggingFaceTokenizer tokenizer;
    private final long first;
    private final long last;

    TextTokenizer(InputStream json) throws IOException {
        // The files' own settings would cut at 128 or 512 tokens without saying so.
        tokenizer = HuggingFaceTokenizer.newInstance(
                json, Map.of("padding", "false", "truncation", "false", "maxLength", "512"));
        long[] frame = tokenizer.encode("", true, false).getIds();
        if (frame.length != 2) {
            throw new IOException("expected a tokenizer that frames text with two special tokens, got " + frame.length);
        }
        first = frame[0];
        last = frame[1];
    }

    /** The text's tokens without special tokens. */
    long[] ids(String text) {
        return tokenizer.encode(text, false, false).getIds();
    }

    /** Cuts a text into runs of at most {@code limit} tokens; together they hold every token once, in order. */
    List<long[]> windows(String text, int limit) {
        Encoding encoding = tokenizer.encode(text, false, false);
        long[] ids = encoding.getIds();
        if (ids.length <= limit) {
            return List.of(ids);
        }
        String[] tokens = encoding.getTokens();
        List<long[]> windows = new ArrayList<>();
        int from = 0;
        while (from < ids.length) {
            int to = end(tokens, from, limit);
            windows.add(Arrays.copyOfRange(ids, from, to));
            from = to;
        }
        return windows;
    }

    private static int end(String[] tokens, int from, int limit) {
        int end = from + limit;
        if (end >= tokens.length) {
            return tokens.length;
        }
        while (end > from && tokens[end].startsWith(CONTINUES_A_WORD)) {
            end--;
        }
        return end == from ? from + limit : end;
    }

    /** What the model reads: first special token, prefix, window, last special token. */
    long[] framed(long[] prefix, long[] window) {
        long[] framed = new long[prefix.length + window.length + 2];
        framed[0] = first;
        System.arraycopy(prefix, 0, framed, 1, prefix.length);
        System.arraycopy(window, 0, framed, 1 + prefix.length, window.length);
        framed[framed.length - 1] = last;
        return framed;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
