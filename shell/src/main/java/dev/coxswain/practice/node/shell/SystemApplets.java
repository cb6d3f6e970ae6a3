package dev.coxswain.practice.node.shell;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code env hostname date id uname which xargs…} as busybox prints them. */
final class SystemApplets {
    private SystemApplets() {}

    static void register(Map<String, Call.Applet> all) {
        all.put("true", call -> 0);
        all.put("false", call -> 1);
        all.put("sync", call -> 0);
        all.put("pwd", call -> say(call, call.directory()));
        all.put("whoami", call -> say(call, call.process().user()));
        all.put("env", SystemApplets::env);
        all.put("printenv", SystemApplets::printenv);
        all.put("hostname", SystemApplets::hostname);
        all.put("date", SystemApplets::date);
        all.put("id", SystemApplets::id);
        all.put("uname", SystemApplets::uname);
        all.put("which", SystemApplets::which);
        all.put("nproc", call -> say(call, "4"));
        all.put("uptime", call -> say(call, " 12:00:00 up 1 day,  load average: 0.12, 0.08, 0.05"));
        all.put("xargs", SystemApplets::xargs);
        all.put(
                "clear",
                call -> {
                    call.streams().print("\u001b[H\u001b[J");
                    return 0;
                });
    }

    private static int say(Call call, String line) {
        call.streams().print(line + "\n");
        return 0;
    }

    private static int env(Call call) throws InterruptedException {
        boolean bare = call.arguments().stream().anyMatch(each -> each.matches("-i?"));
        var environment = bare ? new TreeMap<String, String>() : new TreeMap<>(call.environment());
        List<String> rest = call.arguments();
        rest = bare ? rest.subList(1, rest.size()) : rest;
        while (!rest.isEmpty() && rest.getFirst().contains("=")) {
            String[] parts = rest.getFirst().split("=", 2);
            environment.put(parts[0], parts[1]);
            rest = rest.subList(1, rest.size());
        }
        if (!rest.isEmpty()) {
            return command(call, rest, environment);
        }
        environment.forEach((key, value) -> call.streams().print(key + "=" + value + "\n"));
        return 0;
    }

    private static int command(Call call, List<String> words, Map<String, String> environment)
            throws InterruptedException {
        var variables = new Variables(environment, call.directory());
        var shell = new Interpreter(call.process(), variables);
        return new Commands(call.process(), variables, shell)
                .execute(words, environment, call.streams());
    }

    private static int printenv(Call call) {
        if (call.arguments().isEmpty()) {
            call.environment()
                    .forEach((key, value) -> call.streams().print(key + "=" + value + "\n"));
            return 0;
        }
        int status = 0;
        for (String name : call.arguments()) {
            String value = call.environment().get(name);
            if (value == null) {
                status = 1;
            } else {
                say(call, value);
            }
        }
        return status;
    }

    private static int hostname(Call call) {
        var host = call.process().network();
        return say(call, call.flag('i') ? host.address() : host.name());
    }

    private static int date(Call call) {
        ZonedDateTime now = call.process().now().atZone(ZoneOffset.UTC);
        String format =
                call.arguments().stream()
                        .filter(each -> each.startsWith("+"))
                        .findFirst()
                        .orElse("+%a %b %e %H:%M:%S UTC %Y");
        var out = new StringBuilder();
        for (int i = 1; i < format.length(); i++) {
            char c = format.charAt(i);
            out.append(
                    c == '%' && i + 1 < format.length()
                            ? field(format.charAt(++i), now)
                            : String.valueOf(c));
        }
        return say(call, out.toString());
    }

    private static String field(char letter, ZonedDateTime now) {
        String pattern =
                switch (letter) {
                    case 'Y' -> "yyyy";
                    case 'y' -> "yy";
                    case 'm' -> "MM";
                    case 'd' -> "dd";
                    case 'H' -> "HH";
                    case 'M' -> "mm";
                    case 'S' -> "ss";
                    case 'F' -> "yyyy-MM-dd";
                    case 'T' -> "HH:mm:ss";
                    case 'R' -> "HH:mm";
                    case 'a' -> "EEE";
                    case 'A' -> "EEEE";
                    case 'b' -> "MMM";
                    case 'B' -> "MMMM";
                    case 'N' -> "nnnnnnnnn";
                    case 'j' -> "DDD";
                    default -> "";
                };
        return switch (letter) {
            case 's' -> String.valueOf(now.toEpochSecond());
            case 'e' -> String.format(Locale.ROOT, "%2d", now.getDayOfMonth());
            case 'Z' -> "UTC";
            case 'z' -> "+0000";
            case '%' -> "%";
            case 'n' -> "\n";
            default ->
                    pattern.isEmpty()
                            ? "%" + letter
                            : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(now);
        };
    }

    private static int id(Call call) {
        boolean root = call.process().user().equals("root");
        String number = root ? "0" : "1000";
        if (call.flag('u')) {
            return say(call, call.flag('n') ? call.process().user() : number);
        }
        String user = call.process().user();
        return say(
                call,
                "uid="
                        + number
                        + "("
                        + user
                        + ") gid="
                        + number
                        + "("
                        + user
                        + ")"
                        + (root ? " groups=0(root)" : ""));
    }

    private static int uname(Call call) {
        if (call.flag('a')) {
            return say(
                    call,
                    "Linux "
                            + call.process().network().name()
                            + " 6.12.0-practice #1 SMP PREEMPT_DYNAMIC x86_64 Linux");
        }
        return say(
                call,
                call.flag('r')
                        ? "6.12.0-practice"
                        : call.flag('m')
                                ? "x86_64"
                                : call.flag('n') ? call.process().network().name() : "Linux");
    }

    private static int which(Call call) {
        int status = 0;
        for (String name : call.operands()) {
            boolean optional = List.of("curl", "psql", "redis-cli").contains(name);
            if (Commands.isApplet(name) && (!optional || call.process().has(name))) {
                say(call, (optional ? "/usr/bin/" : "/bin/") + name);
            } else {
                status = 1;
            }
        }
        return status;
    }

    private static int xargs(Call call) throws InterruptedException, IOException {
        var words = new ArrayList<>(call.arguments());
        String input = TextApplets.input(call, List.of(), new int[1]);
        int most = Integer.MAX_VALUE;
        String place = "";
        while (!words.isEmpty() && words.getFirst().startsWith("-")) {
            String option = words.removeFirst();
            String value =
                    option.length() > 2
                            ? option.substring(2)
                            : option.matches("-[nIL]") && !words.isEmpty()
                                    ? words.removeFirst()
                                    : "";
            most = option.matches("-n.*") && value.matches("\\d+") ? Integer.parseInt(value) : most;
            place = option.startsWith("-I") ? value : place;
        }
        if (words.isEmpty()) {
            words.add("echo");
        }
        List<String> items =
                place.isEmpty() ? List.of(input.strip().split("\\s+")) : input.lines().toList();
        return each(
                call,
                words,
                input.isBlank() ? List.of() : items,
                place.isEmpty() ? most : 1,
                place);
    }

    private static int each(
            Call call, List<String> words, List<String> items, int most, String place)
            throws InterruptedException {
        int status = 0;
        int at = 0;
        do {
            List<String> some = items.subList(at, (int) Math.min(items.size(), (long) at + most));
            at += some.size();
            var whole = new ArrayList<String>();
            words.forEach(
                    word ->
                            whole.add(
                                    place.isEmpty() || some.isEmpty()
                                            ? word
                                            : word.replace(place, some.getFirst())));
            whole.addAll(place.isEmpty() ? some : List.of());
            status = command(call, whole, call.environment()) == 0 ? status : 123;
        } while (at < items.size());
        return status;
    }
}
