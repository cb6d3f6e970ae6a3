package dev.coxswain.jq.builtin;

/** Escapes of jq's Oniguruma that the library does not know, in words that it knows. */
final class RegexDialect {
    private static final int OCTAL = 8;

    private final String pattern;
    private final StringBuilder out;
    private int at;
    private int classes;

    private RegexDialect(String pattern) {
        this.pattern = pattern;
        this.out = new StringBuilder(pattern.length());
    }

    /** The same pattern in the library's words. */
    static String translated(String pattern) {
        boolean plain =
                !pattern.contains("\\N") && !pattern.contains("\\O") && !pattern.contains("\\o");
        return plain ? pattern : new RegexDialect(pattern).translate();
    }

    private String translate() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            if (c == '\\' && at < pattern.length()) {
                escape(pattern.charAt(at++));
                continue;
            }
            classes += c == '[' ? 1 : c == ']' && classes > 0 ? -1 : 0;
            out.append(c);
        }
        return out.toString();
    }

    private void escape(char letter) {
        int end = letter == 'o' && pattern.startsWith("{", at) ? pattern.indexOf('}', at) : -1;
        if (end > at + 1 && pattern.substring(at + 1, end).matches("[0-7]{1,10}")) {
            long code = Long.parseLong(pattern.substring(at + 1, end), OCTAL);
            out.append("\\x{").append(Long.toHexString(code)).append('}');
            at = end + 1;
        } else if (letter == 'N' && classes == 0) {
            out.append("(?-s:.)");
        } else if (letter == 'O' && classes == 0) {
            out.append("(?s:.)");
        } else {
            out.append('\\').append(letter);
        }
    }
}
