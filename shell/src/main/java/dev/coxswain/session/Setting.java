package dev.coxswain.session;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One thing a person can choose. */
public enum Setting {
    COLOR("color", "auto", List.of("auto", "always", "never"), "colour at the prompt"),
    SUGGESTIONS(
            "suggestions",
            "on",
            List.of("on", "off"),
            "show behind what is typed how an earlier line went on (Right or End takes it)"),
    GRAPHEMES(
            "graphemes",
            "off",
            List.of("on", "off"),
            "ask the terminal how wide emoji are, at the price of keys typed ahead"),
    PRACTICE(
            "practice",
            "prompt",
            List.of("prompt", "always"),
            "where no kubeconfig is found, use the practice cluster at the prompt only, or always"),
    PROGRAMS(
            "programs",
            "",
            List.of(),
            "more host programs, separated by commas, that need no ! in front");

    private final String word;
    private final String fallback;
    private final List<String> choices;
    private final String help;

    Setting(String word, String fallback, List<String> choices, String help) {
        this.word = word;
        this.fallback = fallback;
        this.choices = choices;
        this.help = help;
    }

    public static Optional<Setting> named(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** How it is typed. */
    public String word() {
        return word;
    }

    /** What holds where nothing was chosen. */
    public String fallback() {
        return fallback;
    }

    /** The values it can have; empty where any text will do. */
    public List<String> choices() {
        return choices;
    }

    public String help() {
        return help;
    }
}
