package dev.coxswain.session;

import dev.coxswain.failure.FailureException;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a person has chosen: settings and aliases; changes are handed on to be kept. */
public final class Settings {
    /** Keeps settings and aliases for later sessions. */
    @FunctionalInterface
    public interface Keeper {
        void keep(Map<String, String> settings, Map<String, String> aliases);
    }

    private final SortedMap<String, String> values =
            Collections.synchronizedSortedMap(new TreeMap<>());
    private final SortedMap<String, String> aliases =
            Collections.synchronizedSortedMap(new TreeMap<>());
    private final Keeper keeper;

    public Settings(Map<String, String> values, Map<String, String> aliases, Keeper keeper) {
        this.values.putAll(values);
        this.aliases.putAll(aliases);
        this.keeper = keeper;
    }

    /** No choice made, and none kept. */
    public static Settings none() {
        return new Settings(Map.of(), Map.of(), (_, _) -> {});
    }

    public String get(Setting setting) {
        return values.getOrDefault(setting.word(), setting.fallback());
    }

    /**
     * Chooses a value.
     *
     * @throws FailureException where the setting cannot have it
     */
    public void set(Setting setting, String value) {
        if (!setting.choices().isEmpty() && !setting.choices().contains(value)) {
            throw FailureException.plain(
                    "the setting \"" + setting.word() + "\" cannot be \"" + value + "\"",
                    "it is one of: " + String.join(", ", setting.choices()));
        }
        values.put(setting.word(), value);
        keep();
    }

    /** The aliases and the lines they stand for. */
    public Map<String, String> aliases() {
        synchronized (aliases) {
            return new TreeMap<>(aliases);
        }
    }

    /** Makes or changes an alias. */
    public void alias(String name, String line) {
        aliases.put(name, line);
        keep();
    }

    /** Forgets an alias; false where there was none. */
    public boolean removeAlias(String name) {
        boolean was = aliases.remove(name) != null;
        keep();
        return was;
    }

    private void keep() {
        keeper.keep(new TreeMap<>(values), aliases());
    }
}
