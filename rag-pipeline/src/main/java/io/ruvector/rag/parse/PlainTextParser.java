package io.ruvector.rag.parse;

import java.util.ArrayList;
import java.util.List;

/** Reads text without markup: blank lines part its blocks. */
public final class PlainTextParser {
    private PlainTextParser() {}

    /** Text in sentences. */
    public static ParsedDocument prose(String text) {
        return new ParsedDocument("", text, blocks(text, Block.Kind.PROSE));
    }

    /** Text whose lines count. */
    public static ParsedDocument lines(String text) {
        return new ParsedDocument("", text, blocks(text, Block.Kind.LINES));
    }

    private static List<Block> blocks(String text, Block.Kind kind) {
        List<Block> blocks = new ArrayList<>();
        int blockStart = -1;
        int blockEnd = -1;
        int lineStart = 0;
        while (lineStart < text.length()) {
            int newline = text.indexOf('\n', lineStart);
            int lineEnd = newline < 0 ? text.length() : newline;
            if (isBlank(text, lineStart, lineEnd)) {
                if (blockStart >= 0) {
                    blocks.add(new Block(kind, blockStart, blockEnd, ""));
                    blockStart = -1;
                }
            } else {
                blockStart = blockStart < 0 ? lineStart : blockStart;
                blockEnd = lineEnd;
            }
            lineStart = lineEnd + 1;
        }
        if (blockStart >= 0) {
            blocks.add(new Block(kind, blockStart, blockEnd, ""));
        }
        return List.copyOf(blocks);
    }

    private static boolean isBlank(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
