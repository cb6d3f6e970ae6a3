package dev.coxswain.gotemplate;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** Go's {@code fmt.Sprintf}. */
final class Verbs {
    private final String format;
    private final List<Object> values;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int next = 1;
    private boolean reordered;

    private Verbs(List<Object> all) {
        this.format = (String) all.getFirst();
        this.values = all;
    }

    /**
     * Fills a format in.
     *
     * @param all the format, then its values
     */
    static String format(List<Object> all) {
        return new Verbs(all).run();
    }

    private String run() {
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            if (percent < 0) {
                out.append(format, at, format.length());
                break;
            }
            out.append(format, at, percent);
            at = percent + 1;
            verb();
        }
        if (!reordered && next < values.size()) {
            out.append("%!(EXTRA ");
            for (int i = next; i < values.size(); i++) {
                out.append(i > next ? ", " : "");
                Object value = values.get(i);
                out.append(value instanceof Printing.Nil ? "<nil>" : typed(value));
            }
            out.append(')');
        }
        return out.toString();
    }

    private static String typed(Object value) {
        return Value.typeOf(value) + "=" + Printing.text(value);
    }

    private void verb() {
        FormatSpec spec = new FormatSpec();
        while (at < format.length() && spec.flag(format.charAt(at))) {
            at++;
        }
        argumentNumber();
        spec.width = amount(spec, true);
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            argumentNumber();
            int precision = amount(spec, false);
            spec.precision = Math.max(precision, 0);
        }
        argumentNumber();
        if (at >= format.length()) {
            out.append("%!(NOVERB)");
            return;
        }
        int verb = format.codePointAt(at);
        at += Character.charCount(verb);
        if (verb == '%') {
            out.append('%');
        } else if (next < 1 || next >= values.size()) {
            boolean bad = next < 1 || (reordered && next > values.size());
            out.append("%!").appendCodePoint(verb).append(bad ? "(BADINDEX)" : "(MISSING)");
        } else {
            out.append(one(spec, verb, values.get(next++)));
        }
    }

    /** {@code [2]}: which value comes next. */
    private void argumentNumber() {
        if (at < format.length() && format.charAt(at) == '[') {
            int end = format.indexOf(']', at);
            reordered = true;
            try {
                next = end < 0 ? -1 : Integer.parseInt(format.substring(at + 1, end));
            } catch (NumberFormatException _) {
                next = -1;
            }
            at = end < 0 ? at + 1 : end + 1;
        }
    }

    private int amount(FormatSpec spec, boolean width) {
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            Object value = next >= 1 && next < values.size() ? values.get(next) : "";
            next++;
            if (!(value instanceof Number amount) || value instanceof Double) {
                out.append(width ? "%!(BADWIDTH)" : "%!(BADPREC)");
                return -1;
            }
            long number = amount.longValue();
            if (width && number < 0) {
                spec.minus = true;
                spec.zero = false;
            }
            return (int) Math.abs(number);
        }
        int start = at;
        while (at < format.length() && Character.isDigit(format.charAt(at))) {
            at++;
        }
        return at == start ? -1 : Integer.parseInt(format.substring(start, at));
    }

    private static String one(FormatSpec spec, int verb, Object value) {
        if (verb == 'T') {
            return spec.pad(value instanceof Printing.Nil ? "<nil>" : Value.typeOf(value));
        }
        if (value instanceof Printing.Nil) {
            return verb == 'v' ? spec.pad("<nil>") : "%!" + Character.toString(verb) + "(<nil>)";
        }
        if (value instanceof JsonNode node) {
            return nested(spec, verb, node);
        }
        String text =
                switch (value) {
                    case String s -> spec.text(verb, s);
                    case Boolean b -> verb == 't' || verb == 'v' ? spec.pad(b.toString()) : "";
                    case Double n -> spec.fraction(verb, n);
                    case Byte n -> spec.whole(verb, n & 0xff);
                    case Number n -> spec.whole(verb, n.longValue());
                    default -> "";
                };
        return text.isEmpty()
                        && !(value instanceof String s && s.isEmpty())
                        && !(value instanceof String && spec.precision == 0)
                ? "%!" + Character.toString(verb) + "(" + typed(value) + ")"
                : text;
    }

    private static String nested(FormatSpec spec, int verb, JsonNode node) {
        StringBuilder out = new StringBuilder(node.isArray() ? "[" : "map[");
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                out.append(i > 0 ? " " : "").append(inner(spec, verb, node.get(i)));
            }
        } else {
            var sorted = new java.util.TreeMap<String, JsonNode>();
            node.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
            String between = "";
            for (var each : sorted.entrySet()) {
                out.append(between).append(one(spec, verb, each.getKey()));
                out.append(':').append(inner(spec, verb, each.getValue()));
                between = " ";
            }
        }
        return out.append(']').toString();
    }

    private static String inner(FormatSpec spec, int verb, JsonNode node) {
        Object raw = Value.raw(node);
        return raw == null ? spec.pad("<nil>") : one(spec, verb, raw);
    }
}
