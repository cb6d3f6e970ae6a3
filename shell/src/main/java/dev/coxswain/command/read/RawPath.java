package dev.coxswain.command.read;

import dev.coxswain.failure.FailureException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code --raw} names, as a path below the server's address. */
final class RawPath {
    /** Scheme and host, which kubectl leaves out as well, the path, and a fragment. */
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?://[^/?#]*)?(/[^#]*|(?=\\?)[^#]*|)(#.*)?");

    private static final Pattern BROKEN_ESCAPE =
            Pattern.compile("%(?![0-9A-Fa-f]{2}).{0,2}", Pattern.DOTALL);
    private static final Pattern UNFIT = Pattern.compile("[^!-~]|[\"<>\\\\^`{|}]");

    private RawPath() {}

    /**
     * Path and query, fit to be sent.
     *
     * @throws FailureException in kubectl's words where it is none
     */
    static String of(String typed) {
        Matcher address = ADDRESS.matcher(typed);
        if (!address.matches()) {
            throw refusal(typed, "invalid URI for request");
        }
        String path = address.group(1);
        Matcher broken = BROKEN_ESCAPE.matcher(path);
        if (broken.find()) {
            throw refusal(typed, "invalid URL escape \"" + broken.group() + "\"");
        }
        String sent =
                UNFIT.matcher(path)
                        .replaceAll(
                                each ->
                                        URLEncoder.encode(each.group(), StandardCharsets.UTF_8)
                                                .replace("+", "%20"));
        return sent.startsWith("/") ? sent : "/" + sent;
    }

    private static FailureException refusal(String typed, String reason) {
        return FailureException.usage(
                "--raw must be a valid URL path: parse \"" + typed + "\": " + reason);
    }
}
