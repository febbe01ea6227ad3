package io.ruvector.examples.team;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a coder wrote.
 *
 * @param approach how it says it went about it
 * @param method the code
 */
record WrittenCode(String approach, String method) {

    private static final Pattern BLOCK = Pattern.compile("```(?:java)?\\s*\n(.*?)```", Pattern.DOTALL);
    private static final Pattern APPROACH = Pattern.compile("//\\s*approach:\\s*(.+)");

    /** Reads an answer; one without a block is taken as code whole, and the compiler will say what it thinks of it. */
    static WrittenCode in(String answer) {
        Matcher block = BLOCK.matcher(answer);
        String code = block.find() ? block.group(1) : answer;
        Matcher approach = APPROACH.matcher(code);
        return new WrittenCode(approach.find() ? approach.group(1).strip() : "unnamed approach", code);
    }
}
