package io.ruvector.transfer;

/** What PostgreSQL writes behind a backslash. */
final class SqlText {
    private SqlText() {}

    /** The character that a letter behind a backslash stands for; itself for all others. */
    static char escaped(char letter) {
        return switch (letter) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'v' -> '\u000b';
            default -> letter;
        };
    }

    /** The text of a cell of COPY. */
    static String unescaped(String cell) {
        if (cell.indexOf('\\') < 0) {
            return cell;
        }
        StringBuilder text = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            text.append(c == '\\' && i + 1 < cell.length() ? escaped(cell.charAt(++i)) : c);
        }
        return text.toString();
    }
}
