package dev.coxswain.line;

import java.util.regex.Pattern;

/** Writes a text as one word that reads back as exactly that text. */
public final class Quoting {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9_./:=@,+*?\\[\\]{}^-][A-Za-z0-9_./:=@,+*?\\[\\]{}^~%#-]*");

    private Quoting() {}

    /** The text as a word, quoted only where it must be. */
    public static String word(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
