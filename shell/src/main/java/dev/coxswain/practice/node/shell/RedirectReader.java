package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.shell.Syntax.Redirect;
import dev.coxswain.practice.node.shell.Syntax.Word;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads redirections, and the documents that stand below the line that begins them. */
record RedirectReader(ScriptCursor cursor) {
    private static final List<String> OPERATORS = List.of("<<", ">>", ">&", "<", ">");

    /** All that stand here. */
    List<Redirect> all() {
        var found = new ArrayList<Redirect>();
        for (Redirect each = next(); each != null; each = next()) {
            found.add(each);
        }
        return found;
    }

    /** The one that stands here; null where none does. */
    @Nullable Redirect next() {
        cursor.blanks(false);
        String text = cursor.text();
        int at = cursor.at();
        int digits = at;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits >= text.length() || "<>".indexOf(text.charAt(digits)) < 0 || digits > at + 1) {
            return null;
        }
        int from = digits > at ? text.charAt(at) - '0' : text.charAt(digits) == '<' ? 0 : 1;
        cursor.skip(digits - at);
        String operator = OPERATORS.stream().filter(cursor::sees).findFirst().orElseThrow();
        cursor.skip(operator.length());
        return operator.equals("<<")
                ? hereDocument()
                : new Redirect(from, operator, cursor.requireWord());
    }

    private Redirect hereDocument() {
        boolean strip = cursor.accept("-");
        cursor.blanks(false);
        boolean quoted = cursor.sees("'") || cursor.sees("\"");
        int start = cursor.at();
        cursor.requireWord();
        String text = cursor.text();
        String end = text.substring(start, cursor.at()).replaceAll("['\"]", "");
        int line = text.indexOf('\n', cursor.at());
        var body = new StringBuilder();
        int close = line < 0 ? text.length() : line + 1;
        while (close < text.length()) {
            int stop = text.indexOf('\n', close);
            String each = text.substring(close, stop < 0 ? text.length() : stop);
            String shown = strip ? each.replaceFirst("^\t+", "") : each;
            close = stop < 0 ? text.length() : stop + 1;
            if (shown.equals(end)) {
                break;
            }
            body.append(shown).append('\n');
        }
        // cut out, so that the rest of the line is read as if there were no document
        if (line >= 0) {
            cursor.remove(line + 1, close);
        }
        String content = body.toString();
        return new Redirect(
                0, "<<", quoted ? Word.literal(content) : WordReader.expandable(content));
    }
}
