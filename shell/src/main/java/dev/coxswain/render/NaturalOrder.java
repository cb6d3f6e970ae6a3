package dev.coxswain.render;

/** The order go-yaml writes keys in: letters after everything else, digits by their value. */
final class NaturalOrder {
    private NaturalOrder() {}

    static int compare(String a, String b) {
        int[] x = a.codePoints().toArray();
        int[] y = b.codePoints().toArray();
        for (int i = 0; i < x.length && i < y.length; i++) {
            if (x[i] != y[i]) {
                return differing(x, y, i);
            }
        }
        return Integer.compare(x.length, y.length);
    }

    private static int differing(int[] x, int[] y, int at) {
        boolean first = Character.isLetter(x[at]);
        boolean second = Character.isLetter(y[at]);
        if (first && second) {
            return Integer.compare(x[at], y[at]);
        }
        if (first || second) {
            return first ? 1 : -1;
        }
        // A zero within a number counts like any other digit, at its beginning it does not.
        long start = (x[at] == '0' || y[at] == '0') && insideNumber(x, at) ? 1 : 0;
        int byValue = Long.compare(number(x, at, start), number(y, at, start));
        if (byValue != 0) {
            return byValue;
        }
        int byLength = Integer.compare(digits(x, at), digits(y, at));
        return byLength != 0 ? byLength : Integer.compare(x[at], y[at]);
    }

    private static boolean insideNumber(int[] text, int at) {
        for (int i = at - 1; i >= 0 && Character.isDigit(text[i]); i--) {
            if (text[i] != '0') {
                return true;
            }
        }
        return false;
    }

    private static long number(int[] text, int at, long start) {
        long number = start;
        for (int i = at; i < text.length && Character.isDigit(text[i]); i++) {
            number = number * 10 + (text[i] - '0');
        }
        return number;
    }

    private static int digits(int[] text, int at) {
        int end = at;
        while (end < text.length && Character.isDigit(text[end])) {
            end++;
        }
        return end - at;
    }
}
