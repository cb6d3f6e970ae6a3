package dev.coxswain.jq.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.coxswain.jq.JqException;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.function.IntFunction;

/** C's {@code strptime} in the C locale. */
final class TimeParser {
    /** What may stand behind the time: C's white space. It and all after it is given back. */
    private static final String SPACE = " \t\n\u000b\f\r";

    private final String text;
    private final String format;
    private int at;
    private int year = 1970;
    private int month = 1;
    private int day = 1;
    private int dayOfYear;
    private int hour;
    private int minute;
    private int second;
    private boolean afternoon;
    private boolean halfDay;

    TimeParser(String text, String format) {
        this.text = text;
        this.format = format;
    }

    JsonNode parse() {
        read(format);
        String rest = text.substring(at);
        if (!rest.isEmpty() && SPACE.indexOf(rest.charAt(0)) < 0) {
            throw wrong();
        }
        if (halfDay) {
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        try {
            // Days and seconds past the last one run on into the next month or minute.
            LocalDateTime start = LocalDateTime.of(year, month, 1, hour, minute);
            LocalDateTime day1 =
                    dayOfYear > 0
                            ? start.withMonth(1).plusDays(dayOfYear - 1L)
                            : start.plusDays(day - 1L);
            ArrayNode fields = Dates.broken(day1.plusSeconds(second), 0);
            return rest.isEmpty() ? fields : fields.add(rest);
        } catch (DateTimeException e) {
            throw wrong();
        }
    }

    private JqException wrong() {
        return new JqException("date \"" + text + "\" does not match format \"" + format + "\"");
    }

    private void read(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (Character.isWhitespace(c)) {
                skipSpace();
            } else if (c != '%' || i + 1 == pattern.length()) {
                literal(c);
            } else {
                char letter = pattern.charAt(++i);
                if ("EO-".indexOf(letter) >= 0 && i + 1 < pattern.length()) {
                    letter = pattern.charAt(++i);
                }
                field(letter);
            }
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void literal(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw wrong();
        }
        at++;
    }

    private void field(char letter) {
        switch (letter) {
            case 'a', 'A' -> weekday();
            case 'b', 'B', 'h' -> month = name(Month.values().length, this::monthName);
            case 'c' -> read("%a %b %e %H:%M:%S %Y");
            case 'D', 'x' -> read("%m/%d/%y");
            case 'F' -> read("%Y-%m-%d");
            case 'R' -> read("%H:%M");
            case 'T', 'X' -> read("%H:%M:%S");
            case 'r' -> read("%I:%M:%S %p");
            case 'n', 't' -> skipSpace();
            case '%' -> literal('%');
            case 'd', 'e' -> day = number(2, 1, 31);
            case 'H', 'k' -> hour = number(2, 0, 23);
            case 'I', 'l' -> {
                hour = number(2, 1, 12);
                halfDay = true;
            }
            case 'j' -> dayOfYear = number(3, 1, 366);
            case 'm' -> month = number(2, 1, 12);
            case 'M' -> minute = number(2, 0, 59);
            case 'p', 'P' -> half();
            case 'S' -> second = number(2, 0, 61);
            case 's' -> epoch();
            case 'U', 'W', 'V', 'C', 'g' -> number(2, 0, 99);
            case 'u' -> number(1, 1, 7);
            case 'w' -> number(1, 0, 6);
            case 'G' -> number(4, 0, 9999);
            case 'y' -> {
                int short2 = number(2, 0, 99);
                year = short2 < 69 ? 2000 + short2 : 1900 + short2;
            }
            case 'Y' -> year = number(4, 0, 9999);
            case 'z' -> offset();
            case 'Z' -> zone();
            default -> throw wrong();
        }
    }

    private int number(int digits, int least, int most) {
        skipSpace();
        int from = at;
        int value = 0;
        while (at < text.length()
                && at - from < digits
                && text.charAt(at) >= '0'
                && text.charAt(at) <= '9') {
            value = value * 10 + text.charAt(at++) - '0';
        }
        if (at == from || value < least || value > most) {
            throw wrong();
        }
        return value;
    }

    private String monthName(int index) {
        return Month.of(index).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private void weekday() {
        name(7, index -> DayOfWeek.of(index).getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    /** A full name or its first three letters. */
    private int name(int count, IntFunction<String> names) {
        for (int index = 1; index <= count; index++) {
            String full = names.apply(index);
            for (String each : new String[] {full, full.substring(0, 3)}) {
                if (text.regionMatches(true, at, each, 0, each.length())) {
                    at += each.length();
                    return index;
                }
            }
        }
        throw wrong();
    }

    private void half() {
        boolean late = text.regionMatches(true, at, "PM", 0, 2);
        if (!late && !text.regionMatches(true, at, "AM", 0, 2)) {
            throw wrong();
        }
        afternoon = late;
        halfDay = true;
        at += 2;
    }

    private void epoch() {
        int from = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw wrong();
        }
        LocalDateTime time =
                LocalDateTime.ofInstant(
                        Instant.ofEpochSecond(Long.parseLong(text.substring(from, at))),
                        ZoneOffset.UTC);
        year = time.getYear();
        month = time.getMonthValue();
        day = time.getDayOfMonth();
        hour = time.getHour();
        minute = time.getMinute();
        second = time.getSecond();
    }

    private void offset() {
        if (at < text.length() && text.charAt(at) == 'Z') {
            at++;
            return;
        }
        if (at >= text.length() || "+-".indexOf(text.charAt(at)) < 0) {
            throw wrong();
        }
        at++;
        number(2, 0, 14);
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
        }
        if (at < text.length() && Character.isDigit(text.charAt(at))) {
            number(2, 0, 59);
        }
    }

    private void zone() {
        int from = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw wrong();
        }
    }
}
