package dev.coxswain.repl;

import org.jline.reader.Buffer;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.SuggestionType;
import org.jline.reader.Widget;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The rest of the last line that began like the one being typed, shown dim behind it: Right or End
 * takes it all, Alt-F its next word; any other key leaves it.
 */
final class Suggestions {
    private final LineReader reader;

    Suggestions(LineReader reader) {
        this.reader = reader;
        for (String key : List.of(LineReader.FORWARD_CHAR, LineReader.END_OF_LINE)) {
            taking(key, UnaryOperator.identity());
        }
        taking(LineReader.FORWARD_WORD, Suggestions::firstWord);
    }

    /** Shows them from the next line on, or does not. */
    void show(boolean shown) {
        reader.setAutosuggestion(shown ? SuggestionType.HISTORY : SuggestionType.NONE);
    }

    private void taking(String key, UnaryOperator<String> part) {
        Widget plain = Objects.requireNonNull(reader.getWidgets().get(key));
        reader.getWidgets().put(key, () -> take(part) || plain.apply());
    }

    private boolean take(UnaryOperator<String> part) {
        Buffer line = reader.getBuffer();
        String rest = reader.getTailTip();
        boolean shown =
                reader.getAutosuggestion() == SuggestionType.HISTORY
                        && line.length() > 0
                        && line.cursor() == line.length()
                        && rest != null
                        && !rest.isEmpty();
        if (shown) {
            line.write(part.apply(rest));
        }
        return shown;
    }

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && !Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }
}
