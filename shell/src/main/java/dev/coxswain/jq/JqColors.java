package dev.coxswain.jq;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * jq's colours, as full escape sequences, in the order of {@code JQ_COLORS}: null, false, true,
 * numbers, strings, arrays, objects, keys.
 */
public record JqColors(List<String> codes) {
    public static final String RESET = "\u001b[0m";
    public static final int NULL = 0;
    public static final int FALSE = 1;
    public static final int TRUE = 2;
    public static final int NUMBER = 3;
    public static final int STRING = 4;
    public static final int ARRAY = 5;
    public static final int OBJECT = 6;
    public static final int KEY = 7;

    private static final List<String> STANDARD =
            List.of("0;90", "0;39", "0;39", "0;39", "0;32", "1;39", "1;39", "1;34");
    private static final Pattern CODE = Pattern.compile("[0-9;]*");

    public JqColors {
        codes = List.copyOf(codes);
    }

    /** The colours jq has without {@code JQ_COLORS}. */
    public static JqColors standard() {
        return of(STANDARD);
    }

    private static JqColors of(List<String> codes) {
        return new JqColors(codes.stream().map(code -> "\u001b[" + code + "m").toList());
    }

    /** What {@code JQ_COLORS} says, the rest as usual; null where it is malformed. */
    public static @Nullable JqColors parse(String text) {
        List<String> codes = new ArrayList<>(STANDARD);
        String[] given = text.split(":", -1);
        for (int i = 0; i < given.length && i < codes.size(); i++) {
            if (!CODE.matcher(given[i]).matches()) {
                return null;
            }
            // An empty colour counts where another follows it; the keys' never does.
            if (!given[i].isEmpty() || i < Math.min(given.length - 1, KEY)) {
                codes.set(i, given[i]);
            }
        }
        return of(codes);
    }
}
