package dev.coxswain.session;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a person has chosen: settings and aliases, as read from the settings file. */
public final class Settings {
    private final SortedMap<String, String> values =
            Collections.synchronizedSortedMap(new TreeMap<>());
    private final SortedMap<String, String> aliases =
            Collections.synchronizedSortedMap(new TreeMap<>());

    public Settings(Map<String, String> values, Map<String, String> aliases) {
        this.values.putAll(values);
        this.aliases.putAll(aliases);
    }

    /** No choice made. */
    public static Settings none() {
        return new Settings(Map.of(), Map.of());
    }

    /** The setting's value, or {@code fallback} where it is not set. */
    public String get(String name, String fallback) {
        return values.getOrDefault(name, fallback);
    }

    public void set(String name, String value) {
        values.put(name, value);
    }

    public Map<String, String> values() {
        synchronized (values) {
            return new TreeMap<>(values);
        }
    }

    /** The aliases, live: what is put in is an alias. */
    public Map<String, String> aliases() {
        return aliases;
    }
}
