package io.ruvector.cli;

import io.ruvector.cli.script.ScriptParser;
import io.ruvector.cli.script.ScriptSyntaxException;
import java.util.Map;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/** Tells the prompt when a statement goes on in the next line, and which word is being completed. */
final class PromptParser implements Parser {
    private final DefaultParser words = new DefaultParser();

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE) {
            try {
                ScriptParser.parse(line, Map.of());
            } catch (ScriptSyntaxException e) {
                if (e.isUnfinished()) {
                    throw new EOFError(-1, -1, String.valueOf(e.getMessage()));
                }
            }
            return words.parse(line, cursor, ParseContext.UNSPECIFIED);
        }
        return words.parse(line, cursor, context);
    }
}
