package dev.coxswain.command;

import dev.coxswain.failure.FailureException;

import java.util.ArrayList;
import java.util.List;

/** Whether a name can stand in a path, before it is sent. */
public final class NameCheck {
    private NameCheck() {}

    /**
     * Refuses what no path can hold, in kubectl's words (apimachinery's IsValidPathSegmentName).
     *
     * @param what how the refusal calls it, as {@code resource name}
     */
    public static void require(String what, String name) {
        List<String> faults = new ArrayList<>();
        if (name.equals(".") || name.equals("..")) {
            faults.add("may not be '" + name + "'");
        }
        for (String each : List.of("/", "%")) {
            if (name.contains(each)) {
                faults.add("may not contain '" + each + "'");
            }
        }
        if (!faults.isEmpty()) {
            throw FailureException.plain(
                    "invalid " + what + " \"" + name + "\": [" + String.join(" ", faults) + "]");
        }
    }
}
