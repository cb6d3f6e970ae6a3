package dev.coxswain.jq;

import org.jspecify.annotations.Nullable;

/**
 * How JSON is laid out.
 *
 * @param indent what one level is indented with; null writes everything in one line
 * @param sortKeys whether keys are printed in jq's order
 * @param ascii whether everything beyond ASCII is escaped
 * @param colors the colours, or null
 */
public record JqFormat(
        @Nullable String indent, boolean sortKeys, boolean ascii, @Nullable JqColors colors) {
    public static final JqFormat COMPACT = new JqFormat(null, false, false, null);
    public static final JqFormat PRETTY = new JqFormat("  ", false, false, null);
}
