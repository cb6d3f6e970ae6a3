package dev.coxswain.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of a resource as Kubernetes writes it: {@code 250m}, {@code 1.5Gi}, {@code 2e3}.
 *
 * @param value the amount in base units
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final String[] DECIMAL = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final Pattern SYNTAX =
            Pattern.compile(
                    "([+-]?(?:\\d+\\.?\\d*|\\.\\d+))([KMGTPE]i|[numkMGTPE]|[eE][+-]?\\d+)?");

    private static final Map<String, BigDecimal> SUFFIXES =
            Map.ofEntries(
                    Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
                    Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
                    Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
                    Map.entry("k", BigDecimal.ONE.movePointRight(3)),
                    Map.entry("M", BigDecimal.ONE.movePointRight(6)),
                    Map.entry("G", BigDecimal.ONE.movePointRight(9)),
                    Map.entry("T", BigDecimal.ONE.movePointRight(12)),
                    Map.entry("P", BigDecimal.ONE.movePointRight(15)),
                    Map.entry("E", BigDecimal.ONE.movePointRight(18)),
                    Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
                    Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
                    Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
                    Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
                    Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
                    Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

    /** Reads a quantity; empty where the text is none. */
    public static Optional<Quantity> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        String suffix = matcher.group(2);
        if (suffix == null) {
            return Optional.of(new Quantity(number));
        }
        BigDecimal factor = SUFFIXES.get(suffix);
        return Optional.of(
                new Quantity(
                        factor != null
                                ? number.multiply(factor)
                                : number.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)))));
    }

    /**
     * The text as Kubernetes writes it back: the shortest with a whole number before its suffix;
     * empty where it is no quantity.
     */
    public static Optional<String> canonical(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        Optional<Quantity> parsed = parse(text);
        if (parsed.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal value = parsed.get().value;
        String suffix = matcher.group(2) == null ? "" : matcher.group(2);
        if (value.signum() == 0) {
            return Optional.of("0");
        }
        if (suffix.endsWith("i")) {
            return Optional.of(binary(value));
        }
        boolean exponent = suffix.matches("[eE].+");
        String written = decimal(value, exponent);
        // A plain number that stays one keeps its own spelling.
        boolean kept = text.matches("[+-]?\\d+") && written.matches("-?\\d+");
        return Optional.of(kept ? text : written);
    }

    private static String binary(BigDecimal value) {
        BigDecimal limit = BigDecimal.valueOf(1024);
        if (value.abs().compareTo(limit) < 0) {
            return decimal(value, false);
        }
        BigDecimal rest = value.setScale(0, java.math.RoundingMode.CEILING);
        int step = 0;
        while (step < BINARY.length - 1 && rest.remainder(limit).signum() == 0) {
            rest = rest.divide(limit);
            step++;
        }
        return rest.toBigInteger() + BINARY[step];
    }

    private static String decimal(BigDecimal value, boolean exponent) {
        BigDecimal least = value.setScale(9, java.math.RoundingMode.CEILING).stripTrailingZeros();
        int power = Math.floorDiv(-least.scale(), 3) * 3;
        String number = least.movePointLeft(power).toBigInteger().toString();
        if (exponent) {
            return power == 0 ? number : number + "e" + power;
        }
        int step = Math.min(power / 3, 6);
        return least.movePointLeft(step * 3).toBigInteger() + DECIMAL[step + 3];
    }

    /** The amount in thousandths, rounded up, as CPU is counted. */
    public long milli() {
        return value.movePointRight(3).setScale(0, java.math.RoundingMode.CEILING).longValue();
    }

    /** The amount in whole base units, rounded up, as memory is counted. */
    public long units() {
        return value.setScale(0, java.math.RoundingMode.CEILING).longValue();
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }
}
