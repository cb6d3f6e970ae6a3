package dev.coxswain.line;

import dev.coxswain.flow.Span;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** A redirect after a jq program, told from a comparison that lacks its parentheses. */
final class JqRedirect {
    private static final Pattern EXPRESSION =
            Pattern.compile("-?\\d+(\\.\\d+)?|\\.|\\.[A-Za-z_\\[\"][^/]*|[(\\[{].*|@.*");

    private JqRedirect() {}

    static @Nullable Redirect read(Text text) {
        boolean errors = text.peek() == '2' && text.peek(1) == '>';
        if (text.peek() != '>' && !errors) {
            return null;
        }
        int start = text.position;
        if (text.atEnd() || (!errors && text.at(">="))) {
            return null;
        }
        Redirect redirect = RedirectReader.read(text);
        if (redirect == null || redirect.target() == null || errors) {
            return redirect;
        }
        Word target = redirect.target();
        String raw = target.span().of(text.source);
        if (text.atEnd() && raw.isEmpty()) {
            return redirect;
        }
        if (isExpression(text, raw) || !endsStage(text)) {
            throw refusal(text, start, raw);
        }
        return redirect;
    }

    private static boolean isExpression(Text text, String raw) {
        if (EXPRESSION.matcher(raw).matches() || text.vocabulary.jqWords().contains(raw)) {
            return true;
        }
        return raw.startsWith("$") && text.source.contains("as " + raw);
    }

    /** Whether nothing of jq follows; a pipe must lead out of jq. */
    private static boolean endsStage(Text text) {
        int saved = text.position;
        int tokens = text.tokens.size();
        text.skipBlanksAndComment();
        boolean ends = StageReader.isEnd(text, text.position) || text.at("2>");
        if (text.peek() == '|' && text.peek(1) != '|') {
            text.position++;
            text.skipToMore();
            ends = text.atEnd() || !LineParser.isJq(text, java.util.Set.of());
        }
        text.position = saved;
        text.tokens.subList(tokens, text.tokens.size()).clear();
        return ends;
    }

    private static RuntimeException refusal(Text text, int start, String raw) {
        Span span = text.span(start, text.position);
        return text.wrong(
                span,
                "> here would write to a file named " + raw,
                "write ( … > " + raw + " ) for a comparison, > ./" + raw + " for the file");
    }
}
