package dev.coxswain.repl;

import dev.coxswain.session.Session;
import dev.coxswain.session.Setting;

/**
 * How the prompt looks, by the person's settings and environment, asked anew for each line.
 *
 * @param plain whether the terminal can show text only
 */
record Appearance(Session session, boolean plain) {
    /** Whether colours are used; NO_COLOR is that of no-color.org. */
    boolean isColored() {
        return switch (session.settings().get(Setting.COLOR)) {
            case "always" -> true;
            case "never" -> false;
            default ->
                    !plain
                            && session.variables()
                                    .environment()
                                    .getOrDefault("NO_COLOR", "")
                                    .isEmpty();
        };
    }

    /** Whether earlier lines are suggested; told from what is typed by their colour alone. */
    boolean isSuggesting() {
        return isColored() && session.settings().get(Setting.SUGGESTIONS).equals("on");
    }
}
