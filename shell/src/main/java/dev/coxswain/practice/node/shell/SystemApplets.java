package dev.coxswain.practice.node.shell;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code ps kill env hostname date id uname sleep which…} as busybox prints them. */
final class SystemApplets {
    private static final Map<String, Integer> SIGNALS =
            Map.of("HUP", 1, "INT", 2, "QUIT", 3, "KILL", 9, "USR1", 10, "TERM", 15, "STOP", 19);

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
        all.put("ps", SystemApplets::ps);
        all.put("kill", SystemApplets::kill);
        all.put("killall", SystemApplets::killall);
        all.put("killall5", SystemApplets::killall5);
        all.put("sleep", SystemApplets::sleep);
        all.put("date", SystemApplets::date);
        all.put("id", SystemApplets::id);
        all.put("uname", SystemApplets::uname);
        all.put("which", SystemApplets::which);
        all.put("nproc", call -> say(call, "4"));
        all.put("uptime", call -> say(call, " 12:00:00 up 1 day,  load average: 0.12, 0.08, 0.05"));
        all.put(
                "basename",
                call ->
                        say(
                                call,
                                dev.coxswain.practice.node.files.FileTree.name(
                                        call.operands().getFirst())));
        all.put(
                "dirname",
                call ->
                        say(
                                call,
                                dev.coxswain.practice.node.files.FileTree.parent(
                                        call.operands().getFirst())));
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
        var environment = new java.util.TreeMap<>(call.environment());
        List<String> rest = call.arguments();
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

    private static int ps(Call call) {
        call.streams().print("PID   USER     TIME  COMMAND\n");
        for (Process.Row row : call.process().processes()) {
            call.streams()
                    .print(
                            String.format(
                                    Locale.ROOT,
                                    "%5d %-8s  0:00 %s%n",
                                    row.id(),
                                    row.user(),
                                    row.command().replaceAll("[\\x00-\\x1f]", "?")));
        }
        return 0;
    }

    private static Optional<Integer> signal(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String name =
                    word.equals("-s") && i + 1 < words.size()
                            ? words.get(i + 1)
                            : word.startsWith("-") ? word.substring(1) : "";
            name = name.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
            if (name.matches("\\d+")) {
                return Optional.of(Integer.valueOf(name));
            }
            if (SIGNALS.containsKey(name)) {
                return Optional.ofNullable(SIGNALS.get(name));
            }
        }
        return Optional.empty();
    }

    private static int kill(Call call) {
        int signal = signal(call.arguments()).orElse(15);
        List<String> targets = new ArrayList<>(call.operands());
        if (call.arguments().contains("-s") && !targets.isEmpty()) {
            targets.removeFirst();
        }
        int status = 0;
        for (String target : targets) {
            boolean number = target.matches("\\d+");
            if (!number) {
                status = call.fail("invalid number '" + target + "'");
            } else if (!call.process().kill(Integer.parseInt(target), signal)) {
                status = call.fail("can't kill pid " + target + ": No such process");
            }
        }
        return status;
    }

    private static int killall(Call call) {
        int signal = signal(call.arguments()).orElse(15);
        int status = 0;
        for (String name : call.operands()) {
            boolean found = false;
            for (Process.Row row : call.process().processes()) {
                String program =
                        dev.coxswain.practice.node.files.FileTree.name(
                                row.command().split("[ :]")[0]);
                if (program.equals(name)) {
                    found |= call.process().kill(row.id(), signal);
                }
            }
            if (!found) {
                status = call.fail(name + ": no process killed");
            }
        }
        return status;
    }

    private static int killall5(Call call) {
        int signal = signal(call.arguments()).orElse(15);
        boolean first = false;
        for (Process.Row row : call.process().processes().reversed()) {
            first |= call.process().kill(row.id(), signal) && row.id() == 1;
        }
        // with its first process a container ends, whoever asked for it included
        return first ? 137 : 0;
    }

    private static int sleep(Call call) throws InterruptedException {
        if (call.arguments().isEmpty()) {
            return call.fail("missing operand");
        }
        Duration total = Duration.ZERO;
        for (String word : call.arguments()) {
            if (word.equals("infinity") || word.equals("inf")) {
                total = total.plus(Duration.ofDays(36500));
                continue;
            }
            if (!word.matches("\\d+(\\.\\d+)?[smhd]?")) {
                return call.fail("invalid number '" + word + "'");
            }
            char unit = word.charAt(word.length() - 1);
            String digits = Character.isDigit(unit) ? word : word.substring(0, word.length() - 1);
            double factor = unit == 'm' ? 60 : unit == 'h' ? 3600 : unit == 'd' ? 86400 : 1;
            total = total.plusMillis((long) (Double.parseDouble(digits) * factor * 1000));
        }
        call.process().sleep(total);
        return 0;
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
        if (words.isEmpty()) {
            words.add("echo");
        }
        words.addAll(input.isBlank() ? List.of() : List.of(input.strip().split("\\s+")));
        return command(call, words, call.environment());
    }
}
