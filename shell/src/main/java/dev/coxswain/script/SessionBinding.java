package dev.coxswain.script;

import dev.coxswain.session.Results;
import dev.coxswain.session.Session;

import groovy.lang.Binding;
import groovy.lang.MissingPropertyException;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables Groovy sees: the session's own, the last results, the shared client and the
 * resource types.
 */
final class SessionBinding extends Binding {
    private static final List<String> LAST = List.of("_", "__", "___");

    private final Session session;
    private final Functions functions;
    private final Map<String, Object> local;

    /**
     * @param local names that hold for this run alone, as a script's {@code args}
     */
    SessionBinding(Session session, Functions functions, Map<String, Object> local) {
        this.session = session;
        this.functions = functions;
        this.local = new HashMap<>(local);
    }

    Functions functions() {
        return functions;
    }

    @Override
    @SuppressWarnings(
            "NullAway") // Groovy's own getVariable gives null for a variable that is null.
    public Object getVariable(String name) {
        Object value = find(name);
        if (value == null && !hasVariable(name)) {
            throw new MissingPropertyException(name, Script.class);
        }
        return value;
    }

    /** Names the script in the error of a missing variable. */
    private static final class Script {}

    private @Nullable Object find(String name) {
        if (local.containsKey(name)) {
            return local.get(name);
        }
        int back = LAST.indexOf(name);
        if (back >= 0) {
            Optional<Results.Kept> kept = session.results().get(back);
            return kept.map(each -> Values.fromItems(each.shape(), each.items().get()))
                    .orElse(null);
        }
        if (session.variables().all().containsKey(name)) {
            return session.variables().all().get(name);
        }
        if (name.equals("kube")) {
            return functions.kube();
        }
        return functions.isResource(name) ? functions.resources(name) : null;
    }

    @Override
    public void setVariable(String name, Object value) {
        if (local.containsKey(name)) {
            local.put(name, value);
        } else {
            session.variables().set(name, value);
        }
    }

    @Override
    public boolean hasVariable(String name) {
        return local.containsKey(name)
                || LAST.contains(name)
                || name.equals("kube")
                || session.variables().all().containsKey(name)
                || functions.isResource(name);
    }

    @Override
    public Map<String, @Nullable Object> getVariables() {
        return session.variables().all();
    }
}
