package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.Entry;
import dev.coxswain.practice.node.files.FileProblem;
import dev.coxswain.practice.node.files.FileTree;
import dev.coxswain.practice.node.files.Mount;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code ls df du find mount} as busybox prints them. */
final class ListApplets {
    private static final DateTimeFormatter RECENT =
            DateTimeFormatter.ofPattern("MMM d HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter OLD =
            DateTimeFormatter.ofPattern("MMM d  yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private ListApplets() {}

    static void register(Map<String, Call.Applet> all) {
        all.put("ls", ListApplets::ls);
        all.put("df", ListApplets::df);
        all.put("find", ListApplets::find);
        all.put("stat", ListApplets::stat);
    }

    private static int ls(Call call) {
        List<String> operands = call.operands().isEmpty() ? List.of(".") : call.operands();
        int status = 0;
        var files = new TreeMap<String, Entry>();
        var directories = new TreeMap<String, Map<String, Entry>>();
        for (String each : operands) {
            try {
                Entry entry = call.files().stat(call.path(each));
                boolean follow = entry.isLink() && !call.flag('l');
                boolean directory =
                        entry.isDirectory()
                                || (follow && call.files().isDirectory(call.path(each)));
                if (directory && !call.flag('d')) {
                    directories.put(each, call.files().list(call.path(each)));
                } else {
                    files.put(each, entry);
                }
            } catch (FileProblem e) {
                status = call.fail(each + ": " + e.getMessage());
            }
        }
        print(call, files);
        directories(call, directories, operands.size() > 1, files.isEmpty());
        return status;
    }

    private static void directories(
            Call call, Map<String, Map<String, Entry>> all, boolean titled, boolean nothingYet) {
        boolean first = nothingYet;
        for (var each : all.entrySet()) {
            if (titled) {
                call.streams().print((first ? "" : "\n") + each.getKey() + ":\n");
                first = false;
            }
            var shown = new TreeMap<>(each.getValue());
            if (!call.flag('a') && !call.flag('A')) {
                shown.keySet().removeIf(name -> name.startsWith("."));
            } else if (call.flag('a')) {
                call.files().find(call.path(each.getKey())).ifPresent(it -> shown.put(".", it));
                call.files()
                        .find(call.path(each.getKey() + "/.."))
                        .ifPresent(it -> shown.put("..", it));
            }
            if (call.flag('l')) {
                call.streams().print("total " + shown.size() * 4 + "\n");
            }
            print(call, shown);
        }
    }

    private static void print(Call call, Map<String, Entry> entries) {
        if (!call.flag('l')) {
            var names = String.join("\n", entries.keySet());
            call.streams().print(names.isEmpty() ? "" : names + "\n");
            return;
        }
        for (var each : entries.entrySet()) {
            Entry entry = each.getValue();
            String link = entry.isLink() ? " -> " + entry.text() : "";
            int size = entry.isDirectory() ? 4096 : entry.content().length;
            call.streams()
                    .print(
                            String.format(
                                    Locale.ROOT,
                                    "%s %4d %-8s %-8s %9d %s %s%n",
                                    mode(entry),
                                    entry.isDirectory() ? 2 : 1,
                                    "root",
                                    "root",
                                    size,
                                    date(entry.modified(), call.process().now()),
                                    each.getKey() + link));
        }
    }

    private static String date(Instant modified, Instant now) {
        boolean recent = Duration.between(modified, now).toDays() < 180;
        String text = (recent ? RECENT : OLD).format(modified);
        // ls pads the day to two places
        return text.charAt(5) == ' ' ? text.substring(0, 4) + " " + text.substring(4) : text;
    }

    static String mode(Entry entry) {
        char kind = entry.isDirectory() ? 'd' : entry.isLink() ? 'l' : '-';
        var text = new StringBuilder().append(kind);
        String letters = "rwxrwxrwx";
        for (int i = 0; i < 9; i++) {
            text.append((entry.mode() >> (8 - i) & 1) == 1 ? letters.charAt(i) : '-');
        }
        return text.toString();
    }

    private static int df(Call call) {
        call.streams()
                .print("Filesystem           1K-blocks      Used Available Use% Mounted on\n");
        var mounts = new ArrayList<>(call.files().mounts());
        for (Mount mount : mounts.reversed()) {
            String device = mount.path().equals("/") ? "overlay" : "/dev/sda1";
            call.streams()
                    .print(
                            String.format(
                                    Locale.ROOT,
                                    "%-20s %9d %9d %9d %3d%% %s%n",
                                    device,
                                    61255492,
                                    12251098,
                                    45860384,
                                    21,
                                    mount.path()));
        }
        return 0;
    }

    private static int find(Call call) {
        var starts = new ArrayList<String>();
        String name = "*";
        String type = "";
        List<String> words = call.arguments();
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-name" -> name = i + 1 < words.size() ? words.get(++i) : "*";
                case "-type" -> type = i + 1 < words.size() ? words.get(++i) : "";
                default -> starts.add(words.get(i));
            }
        }
        int status = 0;
        for (String start : starts.isEmpty() ? List.of(".") : starts) {
            try {
                walk(call, start, name, type);
            } catch (FileProblem e) {
                status = call.fail(start + ": " + e.getMessage());
            }
        }
        return status;
    }

    private static void walk(Call call, String path, String name, String type) throws FileProblem {
        Entry entry = call.files().stat(call.path(path));
        String kind = entry.isDirectory() ? "d" : entry.isLink() ? "l" : "f";
        if ((type.isEmpty() || type.equals(kind)) && Pattern.matches(name, FileTree.name(path))) {
            call.streams().print(path + "\n");
        }
        if (entry.isDirectory()) {
            for (String child : call.files().list(call.path(path)).keySet()) {
                walk(call, (path.endsWith("/") ? path : path + "/") + child, name, type);
            }
        }
    }

    private static int stat(Call call) {
        String format = "";
        var files = new ArrayList<String>();
        List<String> words = call.arguments();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("-c") && i + 1 < words.size()) {
                format = words.get(++i);
            } else if (!words.get(i).startsWith("-")) {
                files.add(words.get(i));
            }
        }
        int status = 0;
        for (String file : files) {
            try {
                Entry entry = call.files().stat(call.path(file));
                String mode = String.format(Locale.ROOT, "%04o", entry.mode());
                call.streams()
                        .print(
                                format.isEmpty()
                                        ? "  File: %s%n  Size: %d%nAccess: (%s/%s)%n"
                                                .formatted(
                                                        file,
                                                        entry.content().length,
                                                        mode,
                                                        mode(entry))
                                        : fields(format, file, entry) + "\n");
            } catch (FileProblem e) {
                status = call.fail("can't stat '" + file + "': " + e.getMessage());
            }
        }
        return status;
    }

    private static String fields(String format, String file, Entry entry) {
        return format.replace("%n", file)
                .replace("%s", String.valueOf(entry.content().length))
                .replace("%a", Integer.toOctalString(entry.mode()))
                .replace("%A", mode(entry))
                .replaceAll("%[UG]", "root")
                .replaceAll("%[ug]", "0")
                .replace("%Y", String.valueOf(entry.modified().getEpochSecond()));
    }
}
