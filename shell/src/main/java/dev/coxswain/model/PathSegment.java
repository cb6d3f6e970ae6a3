package dev.coxswain.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text made fit to stand between two slashes of a URL. */
public final class PathSegment {
    private PathSegment() {}

    /** Percent-encodes everything a path segment may not hold. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%40", "@");
    }
}
