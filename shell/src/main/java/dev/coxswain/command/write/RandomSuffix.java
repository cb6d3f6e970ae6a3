package dev.coxswain.command.write;

import java.security.SecureRandom;

/** Five letters and digits that Kubernetes ends made-up names with; none can spell a bad word. */
public final class RandomSuffix {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int LENGTH = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSuffix() {}

    /** A new one. */
    public static String next() {
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            suffix.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return suffix.toString();
    }
}
