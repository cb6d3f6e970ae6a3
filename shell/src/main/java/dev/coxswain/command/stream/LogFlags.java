package dev.coxswain.command.stream;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/** The flags of {@code logs}, and kubectl's checks of them. */
final class LogFlags {
    static final Flag<Boolean> FOLLOW =
            Flag.bool("follow").shorthand('f').help("Go on as the log grows");
    static final Flag<Long> TAIL =
            Flag.integer("tail", -1).help("Only this many last lines; 10 with -l, else all (-1)");
    static final Flag<Duration> SINCE =
            Flag.duration("since", Duration.ZERO)
                    .placeholder("DURATION")
                    .help("Only lines younger than this, as 5s, 2m or 3h");
    static final Flag<String> SINCE_TIME =
            Flag.text("since-time")
                    .placeholder("TIME")
                    .help("Only lines after this time (RFC 3339)");
    static final Flag<Boolean> PREVIOUS =
            Flag.bool("previous").shorthand('p').help("The container's run before this one");
    static final Flag<String> CONTAINER =
            Flag.text("container")
                    .shorthand('c')
                    .values(Values.Source.CONTAINERS)
                    .placeholder("NAME")
                    .help("The container meant");
    static final Flag<Boolean> TIMESTAMPS =
            Flag.bool("timestamps").help("Begin each line with its time");
    static final Flag<String> SELECTOR =
            Flag.text("selector")
                    .shorthand('l')
                    .values(Values.Source.LABEL_SELECTORS)
                    .placeholder("LABELS")
                    .help("Only pods whose labels match");
    static final Flag<Boolean> ALL_CONTAINERS =
            Flag.bool("all-containers").help("Every container of the pods");
    static final Flag<Boolean> ALL_PODS =
            Flag.bool("all-pods").help("Every pod of the object named; sets --prefix");
    static final Flag<Boolean> PREFIX =
            Flag.bool("prefix").help("Begin each line with its pod and container");
    static final Flag<Long> MAX_REQUESTS =
            Flag.integer("max-log-requests", 5).help("How many logs may be followed at once");
    static final Flag<Boolean> IGNORE_ERRORS =
            Flag.bool("ignore-errors").help("Go on with the others where one log fails");
    static final Flag<Long> LIMIT_BYTES =
            Flag.integer("limit-bytes", 0).help("At most this many bytes");
    static final Flag<Duration> POD_TIMEOUT =
            Flag.duration("pod-running-timeout", Duration.ofSeconds(20))
                    .placeholder("DURATION")
                    .help("How long to wait for a pod to be there");

    static final Flag<Boolean> UNVERIFIED =
            Flag.bool("insecure-skip-tls-verify-backend")
                    .help("Have the server take the log from a node whose certificate it refuses");

    static final List<Flag<?>> ALL =
            List.of(
                    FOLLOW,
                    TAIL,
                    SINCE,
                    SINCE_TIME,
                    PREVIOUS,
                    CONTAINER,
                    TIMESTAMPS,
                    SELECTOR,
                    ALL_CONTAINERS,
                    ALL_PODS,
                    PREFIX,
                    MAX_REQUESTS,
                    IGNORE_ERRORS,
                    LIMIT_BYTES,
                    POD_TIMEOUT,
                    UNVERIFIED);

    private LogFlags() {}

    static void check(Invocation invocation) {
        if (invocation.has(SINCE) && invocation.has(SINCE_TIME)) {
            throw FailureException.plain(
                    "at most one of `sinceTime` or `sinceSeconds` may be specified");
        }
        if (invocation.has(SINCE) && !invocation.get(SINCE).isPositive()) {
            throw FailureException.plain("--since must be greater than 0");
        }
        if (invocation.get(LIMIT_BYTES) < 0) {
            throw FailureException.plain("--limit-bytes must be greater than 0");
        }
        if (invocation.get(TAIL) < -1) {
            throw FailureException.plain("--tail must be greater than or equal to -1");
        }
        if (invocation.get(MAX_REQUESTS) < 0) {
            throw FailureException.plain("--max-log-requests must be greater than 0");
        }
        if (invocation.get(ALL_CONTAINERS) && !invocation.get(CONTAINER).isEmpty()) {
            throw FailureException.plain(
                    "--all-containers=true should not be specified with container name "
                            + invocation.get(CONTAINER));
        }
        checkTime(invocation.get(SINCE_TIME));
    }

    private static void checkTime(String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeParseException _) {
            throw FailureException.plain(
                    "parsing time \""
                            + text
                            + "\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \""
                            + text
                            + "\" as \"2006\"",
                    "a time looks like 2026-01-31T15:04:05Z");
        }
    }
}
