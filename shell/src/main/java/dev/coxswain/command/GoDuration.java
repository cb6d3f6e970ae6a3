package dev.coxswain.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time spans in Go's notation: {@code 1h15m30.918s}, {@code -1.5h}, {@code 300ms}, {@code 0}. */
public final class GoDuration {
    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([^.\\d]*)");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

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
        Matcher part = PART.matcher(rest);
        BigDecimal sum = BigDecimal.ZERO;
        int at = 0;
        while (part.region(at, rest.length()).lookingAt()) {
            String unit = part.group(2);
            Long nanoseconds = NANOSECONDS.get(unit);
            if (nanoseconds == null) {
                throw new IllegalArgumentException(
                        unit.isEmpty()
                                ? "time: missing unit in duration \"" + text + "\""
                                : "time: unknown unit \""
                                        + unit
                                        + "\" in duration \""
                                        + text
                                        + "\"");
            }
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(nanoseconds)));
            at = part.end();
        }
        if (rest.isEmpty() || at != rest.length() || sum.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("time: invalid duration \"" + text + "\"");
        }
        Duration duration = Duration.ofNanos(sum.longValue());
        return negative ? duration.negated() : duration;
    }
}
