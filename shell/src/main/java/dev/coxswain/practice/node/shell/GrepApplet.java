package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.Entry;
import dev.coxswain.practice.node.files.FileProblem;
import dev.coxswain.practice.node.files.FileTree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code grep} as busybox has it, over files, directories and what is piped in. */
final class GrepApplet {
    private final Call call;
    private final Pattern pattern;
    private boolean found;
    private boolean failed;

    private GrepApplet(Call call, Pattern pattern) {
        this.call = call;
        this.pattern = pattern;
    }

    static int run(Call call) throws IOException {
        var operands = new ArrayList<>(call.operands());
        if (operands.isEmpty()) {
            return call.fail("missing pattern");
        }
        String expression = operands.removeFirst();
        boolean extended = call.flag('E') || call.name().equals("egrep");
        String plain = extended ? expression : FilterApplets.basic(expression);
        try {
            Pattern pattern =
                    Pattern.compile(
                            call.flag('F') ? Pattern.quote(expression) : plain,
                            call.flag('i') ? Pattern.CASE_INSENSITIVE : 0);
            return new GrepApplet(call, pattern).search(operands);
        } catch (PatternSyntaxException e) {
            return call.fail("bad regex '" + expression + "': " + e.getDescription());
        }
    }

    private int search(List<String> operands) throws IOException {
        boolean deep = call.flag('r') || call.flag('R');
        var files = new ArrayList<String>();
        for (String each : deep && operands.isEmpty() ? List.of(".") : operands) {
            files.addAll(deep ? below(each) : List.of(each));
        }
        boolean named = (deep || files.size() > 1 || call.flag('H')) && !call.flag('h');
        if (files.isEmpty() && !deep) {
            one("", List.of());
        }
        for (String each : files) {
            one(named ? each : "", List.of(each));
        }
        return failed ? 2 : found ? 0 : 1;
    }

    /** The files at and below a path, in the order of their names. */
    private List<String> below(String path) throws IOException {
        Entry entry = call.files().find(call.path(path)).orElse(null);
        if (entry == null || !entry.isDirectory()) {
            return List.of(path);
        }
        var all = new ArrayList<String>();
        try {
            for (String each : new TreeSet<>(call.files().list(call.path(path)).keySet())) {
                all.addAll(below(path.endsWith("/") ? path + each : path + "/" + each));
            }
        } catch (FileProblem e) {
            failed = true;
            call.fail(path + ": " + e.getMessage());
        }
        return all;
    }

    private void one(String name, List<String> file) throws IOException {
        var status = new int[1];
        int count = 0;
        int number = 0;
        String prefix = name.isEmpty() ? "" : name + ":";
        boolean silent = call.flag('q') || call.flag('c') || call.flag('l');
        for (String line : TextApplets.lines(TextApplets.input(call, file, status))) {
            number++;
            Matcher matcher = pattern.matcher(line);
            boolean hit = call.flag('x') ? matcher.matches() : matcher.find();
            if (hit == call.flag('v')) {
                continue;
            }
            count++;
            if (!silent) {
                String shown = call.flag('o') && hit ? matcher.group() : line;
                String at = call.flag('n') ? number + ":" : "";
                call.streams().print(prefix + at + shown + "\n");
            }
        }
        found |= count > 0;
        failed |= status[0] != 0;
        if (call.flag('c')) {
            call.streams().print(prefix + count + "\n");
        } else if (call.flag('l') && count > 0) {
            call.streams()
                    .print(FileTree.name(file.getFirst()).isEmpty() ? "" : file.getFirst() + "\n");
        }
    }
}
