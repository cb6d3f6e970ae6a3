package dev.coxswain.command.docker;

import dev.coxswain.failure.FailureException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The filters of {@code docker container ls}: those of one kind are alternatives, labels must all
 * match, as in docker.
 */
record ContainerFilter(List<String> given) {
    ContainerFilter {
        given = List.copyOf(given);
    }

    /**
     * Whether ended containers are asked for.
     *
     * @throws FailureException with docker's words where a filter is none
     */
    boolean wantsEnded() {
        return given.stream().anyMatch(each -> each.startsWith("status="));
    }

    List<NodeContainer> of(List<NodeContainer> all) {
        List<NodeContainer> left = all;
        List<String> kinds = new ArrayList<>();
        for (String each : given) {
            String kind = kind(each);
            if (kind.equals("label")) {
                left = left.stream().filter(matcher(each)).toList();
            } else if (!kinds.contains(kind)) {
                kinds.add(kind);
                left = left.stream().filter(any(kind)).toList();
            }
        }
        return left;
    }

    private Predicate<NodeContainer> any(String kind) {
        return given.stream()
                .filter(each -> kind(each).equals(kind))
                .map(ContainerFilter::matcher)
                .reduce(_ -> false, Predicate::or);
    }

    private static String kind(String filter) {
        int sign = filter.indexOf('=');
        if (sign < 0) {
            throw FailureException.plain(
                    "invalid argument \""
                            + filter
                            + "\" for \"-f, --filter\" flag: invalid filter '"
                            + filter
                            + "'",
                    "write --filter label=KEY=VALUE, name=PATTERN, id=ID, status=running");
        }
        return filter.substring(0, sign).strip();
    }

    private static Predicate<NodeContainer> matcher(String filter) {
        String kind = kind(filter);
        String value = filter.substring(filter.indexOf('=') + 1).strip();
        return switch (kind) {
            case "label" -> label(value);
            case "name" -> name(value);
            case "id" -> each -> each.id().startsWith(value);
            case "status" -> status(value);
            default -> throw NodeContainer.daemon("invalid filter '" + kind + "'");
        };
    }

    private static Predicate<NodeContainer> label(String value) {
        int sign = value.indexOf('=');
        return sign < 0
                ? each -> each.labels().containsKey(value)
                : each ->
                        value.substring(sign + 1)
                                .equals(each.labels().get(value.substring(0, sign)));
    }

    private static Predicate<NodeContainer> name(String value) {
        try {
            Pattern pattern = Pattern.compile(value);
            return each -> pattern.matcher(each.name()).find();
        } catch (PatternSyntaxException e) {
            return each -> each.name().contains(value);
        }
    }

    private static Predicate<NodeContainer> status(String value) {
        return switch (value) {
            case "running" -> NodeContainer::running;
            case "exited" -> each -> !each.running();
            case "created", "restarting", "removing", "paused", "dead" -> _ -> false;
            default -> throw NodeContainer.daemon("invalid filter 'status=" + value + "'");
        };
    }
}
