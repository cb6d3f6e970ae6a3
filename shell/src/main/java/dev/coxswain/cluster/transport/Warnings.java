package dev.coxswain.cluster.transport;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Notices;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passes on the warnings of a server, each text once in the same piece of work. */
final class Warnings {
    private static final Pattern WARNING =
            Pattern.compile("\\s*(\\d{3})\\s+(\\S+)\\s+\"((?:[^\"\\\\]|\\\\.)*)\"[^,]*,?");

    private final Notices notices;
    private final Map<Cancellation, Set<String>> said = new WeakHashMap<>();

    Warnings(Notices notices) {
        this.notices = notices;
    }

    void pass(List<String> headers, Cancellation work) {
        for (String header : headers) {
            Matcher matcher = WARNING.matcher(header);
            while (matcher.find()) {
                String text = matcher.group(3).replaceAll("\\\\(.)", "$1");
                if (matcher.group(1).equals("299") && !text.isEmpty() && isNew(text, work)) {
                    notices.warning(text);
                }
            }
        }
    }

    private synchronized boolean isNew(String text, Cancellation work) {
        return said.computeIfAbsent(work, _ -> new HashSet<>()).add(text);
    }
}
