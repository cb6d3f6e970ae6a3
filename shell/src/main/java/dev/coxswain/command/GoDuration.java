package dev.coxswain.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time spans in Go's notation: {@code 1h15m30.918s}, {@code -1.5h}, {@code 300ms}, {@code 0}. */
public final class GoDuration {
    private static final Pattern PART =
            Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");

    private static final Map<String, Long> NANOSECONDS =
            Map.of(
                    "ns",
                    1L,
                    "us",
                    1_000L,
                    "µs",
                    1_000L,
                    "μs",
                    1_000L,
                    "ms",
                    1_000_000L,
                    "s",
                    1_000_000_000L,
                    "m",
                    60_000_000_000L,
                    "h",
                    3_600_000_000_000L);

    private GoDuration() {}

    /**
     * Reads a span.
     *
     * @throws IllegalArgumentException with Go's words where the text is none
     */
    public static Duration parse(String text) {
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return Duration.ZERO;
        }
        Matcher matcher = PART.matcher(rest);
        BigDecimal sum = BigDecimal.ZERO;
        int at = 0;
        while (matcher.find() && matcher.start() == at) {
            long unit = NANOSECONDS.getOrDefault(matcher.group(2), 0L);
            sum = sum.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)));
            at = matcher.end();
        }
        if (rest.isEmpty() || at != rest.length()) {
            throw new IllegalArgumentException(reason(text, rest, at));
        }
        Duration duration = Duration.ofNanos(sum.longValue());
        return negative ? duration.negated() : duration;
    }

    private static String reason(String text, String rest, int at) {
        boolean onlyNumber = !rest.isEmpty() && rest.substring(at).matches("\\d+\\.?\\d*|\\.\\d+");
        return onlyNumber
                ? "time: missing unit in duration \"" + text + "\""
                : "time: invalid duration \"" + text + "\"";
    }
}
