package dev.coxswain.session;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The session's variables, shared by words, jq and Groovy, over the environment that host programs
 * get. Values are scalars, Jackson nodes, results' items or whatever Groovy puts in.
 */
public final class Variables {
    private final SortedMap<String, @Nullable Object> values =
            Collections.synchronizedSortedMap(new TreeMap<>());
    private final SortedMap<String, String> environment =
            Collections.synchronizedSortedMap(new TreeMap<>());

    Variables(Map<String, String> environment) {
        this.environment.putAll(environment);
    }

    /** The variable's value, else the environment's; null where neither has it. */
    public @Nullable Object get(String name) {
        Object value = values.get(name);
        return value != null ? value : environment.get(name);
    }

    /** Sets a session variable, which Groovy may set to null. */
    public void set(String name, @Nullable Object value) {
        values.put(name, value);
    }

    /** The session variables alone, live: what is put in is a variable. */
    public Map<String, @Nullable Object> all() {
        return values;
    }

    /** Sets a variable of the environment that host programs get. */
    public void export(String name, String value) {
        environment.put(name, value);
    }

    /** Removes the name from both. */
    public void unset(String name) {
        values.remove(name);
        environment.remove(name);
    }

    /** The environment host programs get, as it is now. */
    public Map<String, String> environment() {
        synchronized (environment) {
            return Map.copyOf(environment);
        }
    }
}
