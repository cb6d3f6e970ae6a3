package dev.coxswain.complete;

import dev.coxswain.session.Session;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can stand at the end of unfinished Groovy: variables, and behind a dot the members of what a
 * variable holds. Only maps and lists are walked: nothing left of the cursor is ever evaluated.
 */
final class GroovyMembers {
    private static final int LOOKED_AT = 50;
    private static final Pattern CHAIN = Pattern.compile("(?:[\\w.*?]|\\[[^\\[\\]]*\\])*$");
    private static final Pattern STEP = Pattern.compile("(\\*?)\\??\\.(\\w+)|\\[([^\\]]*)\\]");
    private static final List<String> FUNCTIONS = List.of("cox(", "kube", "println ", "resources(");

    private final Session session;

    GroovyMembers(Session session) {
        this.session = session;
    }

    /**
     * @param code the text up to the cursor
     * @param from where in the line it begins
     */
    Completion complete(String code, int from) {
        Matcher matcher = CHAIN.matcher(code);
        if (isInString(code) || !matcher.find()) {
            return Completion.nothing(from + code.length());
        }
        String chain = matcher.group();
        int dot = chain.lastIndexOf('.');
        String prefix = chain.substring(dot + 1);
        String path = chain.substring(0, Math.max(0, dot));
        List<Candidate> all;
        if (dot < 0) {
            all = names();
        } else {
            boolean spread = path.endsWith("*");
            List<Object> values = walk(path.replaceFirst("[*?]+$", ""));
            all = members(spread ? elements(values) : values);
        }
        return Completion.of(from + code.length() - prefix.length(), prefix, all);
    }

    /** An odd number of quotes in front: the cursor stands in a string. */
    private static boolean isInString(String code) {
        char open = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '\\') {
                i++;
            } else if (open == 0 && (c == '\'' || c == '"')) {
                open = c;
            } else if (c == open) {
                open = 0;
            }
        }
        return open != 0;
    }

    private List<Candidate> names() {
        List<Candidate> all = new ArrayList<>();
        session.variables()
                .all()
                .keySet()
                .forEach(name -> all.add(Candidate.of(name, "variables", "")));
        FUNCTIONS.forEach(name -> all.add(Candidate.open(name, "functions", "")));
        return all;
    }

    private List<Object> walk(String path) {
        int end = 0;
        while (end < path.length() && Character.isJavaIdentifierPart(path.charAt(end))) {
            end++;
        }
        Object value = session.variables().all().get(path.substring(0, end));
        List<Object> values = value == null ? List.of() : List.of(value);
        Matcher step = STEP.matcher(path).region(end, path.length());
        while (step.find()) {
            values =
                    step.group(2) == null
                            ? indexed(values, step.group(3))
                            : fields(
                                    step.group(1).isEmpty() ? values : elements(values),
                                    step.group(2));
        }
        return values;
    }

    private static List<Object> fields(List<Object> values, String name) {
        List<Object> found = new ArrayList<>();
        for (Object each : values) {
            Object field = each instanceof Map<?, ?> map ? map.get(name) : null;
            if (each instanceof List<?> list && name.equals("items")) {
                field = list;
            }
            if (field != null) {
                found.add(field);
            }
        }
        return found;
    }

    private static List<Object> indexed(List<Object> values, String index) {
        String key = index.replaceAll("^['\"]|['\"]$", "");
        return values.stream().anyMatch(Map.class::isInstance)
                ? fields(values, key)
                : elements(values);
    }

    private static List<Object> elements(List<Object> values) {
        List<Object> found = new ArrayList<>();
        for (Object each : values) {
            if (each instanceof Collection<?> list) {
                list.stream().limit(LOOKED_AT).filter(Objects::nonNull).forEach(found::add);
            }
        }
        return found;
    }

    /** Keys of maps first; then the methods of the first value's class. */
    private static List<Candidate> members(List<Object> values) {
        List<Candidate> all = new ArrayList<>();
        for (Object each : values) {
            if (each instanceof Map<?, ?> map) {
                for (Object key : map.keySet()) {
                    String text = String.valueOf(key);
                    Candidate candidate =
                            Candidate.of(
                                    text.matches("[A-Za-z_]\\w*") ? text : "'" + text + "'",
                                    "fields",
                                    "");
                    if (!all.contains(candidate)) {
                        all.add(candidate);
                    }
                }
            }
        }
        if (!values.isEmpty()) {
            methods(values.getFirst().getClass())
                    .forEach((name, help) -> all.add(Candidate.open(name, "methods", help)));
        }
        return all;
    }

    /** Public methods by name, each with the parameters of its shortest form. */
    private static Map<String, String> methods(Class<?> type) {
        Map<String, String> found = new TreeMap<>();
        for (Method method : type.getMethods()) {
            boolean shown =
                    !Modifier.isStatic(method.getModifiers())
                            && method.getDeclaringClass() != Object.class
                            && !method.isSynthetic()
                            && !method.getName().contains("$");
            if (shown) {
                String name = method.getName() + (method.getParameterCount() == 0 ? "()" : "(");
                found.merge(name, parameters(method), GroovyMembers::shorter);
            }
        }
        return found;
    }

    private static String shorter(String one, String other) {
        return one.length() <= other.length() ? one : other;
    }

    private static String parameters(Method method) {
        List<String> types = new ArrayList<>();
        for (Class<?> each : method.getParameterTypes()) {
            types.add(each.getSimpleName());
        }
        return String.join(", ", types);
    }
}
