package io.ruvector.rag;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Signs that a text addresses a language model and not a reader: requests to forget instructions, pretended roles of a
 * conversation, text in characters that nobody sees. What has such signs stays data like any other text; the sign only
 * warns whoever shows the text to a model. It misses what is worded differently and finds texts about such attacks too.
 */
public final class InstructionSigns {
    private static final Pattern FORGET =
            Pattern.compile("\\b(?:ignore|disregard|forget|override|bypass)\\b[^.!?]{0,40}"
                    + "\\b(?:instruction|prompt|rule|guideline|context|direction)s?\\b");
    private static final Pattern ROLE = Pattern.compile("<\\|[a-z_]{2,20}\\|>|\\[/?inst]|<</?sys>>"
            + "|(?:^|\\n)\\s*#{0,3}\\s*(?:system|assistant|developer)\\s*(?:prompt|message)?\\s*:"
            + "|\\b(?:system prompt|hidden prompt|jailbreak|developer mode)\\b");
    private static final Pattern NEW_ROLE =
            Pattern.compile("\\byou are (?:now|no longer) |\\bnew instructions?\\b\\s*:|\\bfrom now on,? you\\b"
                    + "|\\b(?:do not|don't|never) (?:tell|inform|mention|reveal)[^.!?]{0,20} (?:the |this to the )?user\\b"
                    + "|\\b(?:respond|reply|answer) only with\\b");

    /** Characters of the Unicode block of tags, which show nothing and are read by models. */
    private static final int FIRST_TAG = 0xE0000;

    private static final int LAST_TAG = 0xE007F;

    private InstructionSigns() {}

    /** Whether a text has such signs; case, compatibility forms and invisible joiners do not matter. */
    public static boolean in(String text) {
        if (text.codePoints().anyMatch(c -> c >= FIRST_TAG && c <= LAST_TAG)) {
            return true;
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff\\u00ad]", "")
                .replaceAll("[ \\t]+", " ")
                .toLowerCase(Locale.ROOT);
        return FORGET.matcher(plain).find()
                || ROLE.matcher(plain).find()
                || NEW_ROLE.matcher(plain).find();
    }
}
