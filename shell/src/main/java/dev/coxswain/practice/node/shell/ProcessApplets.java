package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.FileTree;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code ps kill killall killall5 sleep}: what a container's processes are asked. */
final class ProcessApplets {
    private static final Map<String, Integer> SIGNALS =
            Map.of("HUP", 1, "INT", 2, "QUIT", 3, "KILL", 9, "USR1", 10, "TERM", 15, "STOP", 19);

    private ProcessApplets() {}

    static void register(Map<String, Call.Applet> all) {
        all.put("ps", ProcessApplets::ps);
        all.put("kill", ProcessApplets::kill);
        all.put("killall", ProcessApplets::killall);
        all.put("killall5", ProcessApplets::killall5);
        all.put("sleep", ProcessApplets::sleep);
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
        if (call.flag('l')) {
            return names(call);
        }
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
                String program = FileTree.name(row.command().split("[ :]")[0]);
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

    private static int names(Call call) {
        SIGNALS.entrySet().stream()
                .filter(
                        each ->
                                call.operands().isEmpty()
                                        || call.operands().contains(each.getValue().toString()))
                .sorted(Map.Entry.comparingByValue())
                .forEach(each -> call.streams().print(each.getKey() + "\n"));
        return 0;
    }
}
