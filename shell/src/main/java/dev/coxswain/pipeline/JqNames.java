package dev.coxswain.pipeline;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The session's variables that a jq program speaks of. */
final class JqNames {
    private static final Pattern NAME = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");

    private JqNames() {}

    static Set<String> used(Context context, String program) {
        Set<String> names = new HashSet<>();
        Matcher matcher = NAME.matcher(program);
        while (matcher.find()) {
            if (SessionValues.isKnown(context, matcher.group(1))) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }
}
