package dev.coxswain.command.stream;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.failure.FailureException;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a proxy lets through, by regular expressions joined by commas as kubectl has them. */
record ProxyFilter(
        List<Pattern> hosts,
        List<Pattern> paths,
        List<Pattern> notPaths,
        List<Pattern> notMethods) {
    static final Flag<String> ACCEPT_HOSTS =
            Flag.text("accept-hosts")
                    .defaulting("^localhost$,^127\\.0\\.0\\.1$,^\\[::1\\]$")
                    .placeholder("REGEXPS")
                    .help("Hosts that may be asked for");
    static final Flag<String> ACCEPT_PATHS =
            Flag.text("accept-paths")
                    .defaulting("^.*")
                    .placeholder("REGEXPS")
                    .help("Paths that may be asked for");
    static final Flag<String> REJECT_PATHS =
            Flag.text("reject-paths")
                    .defaulting("^/api/.*/pods/.*/exec,^/api/.*/pods/.*/attach")
                    .placeholder("REGEXPS")
                    .help("Paths that may not, whatever else says");
    static final Flag<String> REJECT_METHODS =
            Flag.text("reject-methods")
                    .defaulting("^$")
                    .placeholder("REGEXPS")
                    .help("Methods that may not be used, as POST,PUT");
    static final Flag<Boolean> DISABLE =
            Flag.bool("disable-filter").help("Let everything through; dangerous");
    static final List<Flag<?>> FLAGS =
            List.of(ACCEPT_HOSTS, ACCEPT_PATHS, REJECT_PATHS, REJECT_METHODS, DISABLE);

    /**
     * The filter that the flags mean.
     *
     * @throws FailureException where an expression is none
     */
    static ProxyFilter of(Invocation invocation) {
        if (invocation.get(DISABLE)) {
            invocation
                    .notices()
                    .line(
                            "Request filter disabled, your proxy is vulnerable to XSRF attacks,"
                                    + " please be cautious");
            return new ProxyFilter(
                    List.of(Pattern.compile("")),
                    List.of(Pattern.compile("")),
                    List.of(),
                    List.of());
        }
        return new ProxyFilter(
                patterns(invocation.get(ACCEPT_HOSTS)),
                patterns(invocation.get(ACCEPT_PATHS)),
                patterns(invocation.get(REJECT_PATHS)),
                patterns(invocation.get(REJECT_METHODS)));
    }

    private static List<Pattern> patterns(String text) {
        List<Pattern> patterns = new ArrayList<>();
        for (String each : text.split(",")) {
            if (!each.isEmpty()) {
                try {
                    patterns.add(Pattern.compile(each));
                } catch (PatternSyntaxException e) {
                    throw FailureException.plain(
                            "error parsing regexp: " + e.getDescription() + ": `" + each + "`");
                }
            }
        }
        return patterns;
    }

    /**
     * Whether a request may pass.
     *
     * @param host as the client named it, with or without its port
     */
    boolean accepts(String method, String host, String path) {
        String name = host.replaceFirst(":[0-9]+$", "");
        return !matches(notPaths, path)
                && !matches(notMethods, method)
                && matches(paths, path)
                && matches(hosts, name);
    }

    private static boolean matches(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(each -> each.matcher(text).find());
    }
}
