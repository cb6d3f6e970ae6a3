package dev.coxswain.practice.node.shell;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The state a shell carries: variables, parameters, directory, functions, last status. */
final class Variables {
    private final Map<String, String> values;
    private final Set<String> exported;
    private final Deque<Map<String, Optional<String>>> hidden = new ArrayDeque<>();
    final Map<String, Syntax> functions;
    List<String> parameters;
    String name;
    String directory;
    int status;
    boolean exitOnError;
    boolean trace;
    String atExit = "";

    Variables(Map<String, String> environment, String directory) {
        this.values = new HashMap<>(environment);
        this.exported = new HashSet<>(environment.keySet());
        this.functions = new HashMap<>();
        this.parameters = List.of();
        this.name = "sh";
        this.directory = directory;
    }

    private Variables(Variables other) {
        this.values = new HashMap<>(other.values);
        this.exported = new HashSet<>(other.exported);
        this.functions = new HashMap<>(other.functions);
        this.parameters = new ArrayList<>(other.parameters);
        this.name = other.name;
        this.directory = other.directory;
        this.status = other.status;
        this.exitOnError = other.exitOnError;
    }

    /** What a subshell starts with. */
    Variables copy() {
        return new Variables(this);
    }

    @Nullable String get(String variable) {
        return switch (variable) {
            case "?" -> String.valueOf(status);
            case "$" -> "7";
            case "!" -> "8";
            case "#" -> String.valueOf(parameters.size());
            case "-" -> "";
            case "*", "@" -> String.join(" ", parameters);
            case "0" -> name;
            case "PWD" -> directory;
            case "RANDOM" ->
                    String.valueOf(java.util.concurrent.ThreadLocalRandom.current().nextInt(32768));
            default -> {
                if (Character.isDigit(variable.charAt(0))) {
                    int index = Integer.parseInt(variable) - 1;
                    yield index < parameters.size() ? parameters.get(index) : null;
                }
                yield values.get(variable);
            }
        };
    }

    void set(String variable, String value) {
        values.put(variable, value);
    }

    void unset(String variable) {
        values.remove(variable);
        exported.remove(variable);
        functions.remove(variable);
    }

    void export(String variable) {
        exported.add(variable);
        values.putIfAbsent(variable, "");
    }

    boolean isExported(String variable) {
        return exported.contains(variable);
    }

    /** What a command started from here gets, by name. */
    Map<String, String> environment() {
        var all = new TreeMap<String, String>();
        values.forEach(
                (key, value) -> {
                    if (exported.contains(key)) {
                        all.put(key, value);
                    }
                });
        return all;
    }

    /** Begins to remember what {@link #local} hides. */
    void enterFunction() {
        hidden.push(new HashMap<>());
    }

    /** Gives the variables that were local their values of before. */
    void leaveFunction() {
        hidden.pop()
                .forEach(
                        (variable, value) -> {
                            if (value.isPresent()) {
                                values.put(variable, value.get());
                            } else {
                                values.remove(variable);
                            }
                        });
    }

    /** Makes a variable the running function's own. */
    void local(String variable) {
        if (!hidden.isEmpty()) {
            hidden.getFirst().putIfAbsent(variable, Optional.ofNullable(values.get(variable)));
        }
    }

    Map<String, String> all() {
        return new TreeMap<>(values);
    }
}
