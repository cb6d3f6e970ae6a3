package dev.coxswain.command.read.describe;

/** IPv6 addresses in the short form of RFC 5952. */
final class Ipv6Text {
    private Ipv6Text() {}

    /** Eight groups with the first longest run of zeros, two or more, left out. */
    static String shorten(String groups) {
        String[] parts = groups.split(":");
        int start = -1;
        int most = 1;
        for (int i = 0; i < parts.length; i++) {
            int end = i;
            while (end < parts.length && parts[end].equals("0")) {
                end++;
            }
            if (end - i > most) {
                start = i;
                most = end - i;
            }
        }
        if (start < 0) {
            return groups;
        }
        String before = String.join(":", java.util.Arrays.copyOfRange(parts, 0, start));
        String after =
                String.join(":", java.util.Arrays.copyOfRange(parts, start + most, parts.length));
        return before + "::" + after;
    }
}
