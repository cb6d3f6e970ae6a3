package dev.coxswain.jq.value;

/** What jq takes for a number. */
final class NumberText {
    private NumberText() {}

    static boolean isNumber(String text) {
        int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int whole = digits(text, at);
        int end = whole;
        int count = whole - at;
        if (end < text.length() && text.charAt(end) == '.') {
            int part = digits(text, end + 1);
            count += part - end - 1;
            end = part;
        }
        if (count == 0) {
            return false;
        }
        if (end < text.length() && (text.charAt(end) | 32) == 'e') {
            end++;
            if (end < text.length() && (text.charAt(end) == '+' || text.charAt(end) == '-')) {
                end++;
            }
            int exponent = digits(text, end);
            if (exponent == end) {
                return false;
            }
            end = exponent;
        }
        return end == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
