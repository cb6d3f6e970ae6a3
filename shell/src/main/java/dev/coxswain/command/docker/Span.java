package dev.coxswain.command.docker;

import java.time.Duration;
import java.time.Instant;

/** A span of time as docker words it. */
final class Span {
    private Span() {}

    static String between(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        long seconds = span.toSeconds();
        long minutes = span.toMinutes();
        long hours = Math.round(span.toSeconds() / 3600.0);
        if (seconds < 1) {
            return "Less than a second";
        }
        if (seconds < 60) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        if (minutes < 60) {
            return minutes == 1 ? "About a minute" : minutes + " minutes";
        }
        if (hours < 48) {
            return hours == 1 ? "About an hour" : hours + " hours";
        }
        long days = hours / 24;
        if (days < 14) {
            return days + " days";
        }
        if (days < 60) {
            return days / 7 + " weeks";
        }
        return days < 730 ? days / 30 + " months" : days / 365 + " years";
    }
}
