package dev.coxswain.practice.node.shell;

import java.io.IOException;
import java.util.ArrayList;

/** {@code awk} for what people type in a line: fields, patterns, sums, conditions, loops. */
final class AwkApplet {
    private AwkApplet() {}

    static int run(Call call) throws IOException {
        var words = new ArrayList<>(call.arguments());
        var state = new AwkState();
        while (!words.isEmpty() && words.getFirst().matches("(?s)-[Fv].*")) {
            String option = words.removeFirst();
            String value = option.substring(2);
            if (value.isEmpty() && !words.isEmpty()) {
                value = words.removeFirst();
            }
            int equals = value.indexOf('=');
            if (option.startsWith("-F")) {
                state.variable("FS", TextApplets.unescape(value));
            } else if (equals > 0) {
                state.variable(value.substring(0, equals), value.substring(equals + 1));
            }
        }
        if (words.isEmpty()) {
            return call.fail("usage: awk [-v VAR=VALUE] [-F SEPARATOR] PROGRAM [FILE]...");
        }
        var status = new int[1];
        try {
            var program = new AwkProgram(words.removeFirst());
            program.begin(state);
            if (!program.readsNothing()) {
                int number = 0;
                for (String line : TextApplets.lines(TextApplets.input(call, words, status))) {
                    state.variable("NR", String.valueOf(++number));
                    state.record(line);
                    program.record(state);
                }
                program.end(state);
            }
        } catch (SyntaxProblem e) {
            call.streams().print(state.output.toString());
            return call.fail(String.valueOf(e.getMessage()));
        }
        call.streams().print(state.output.toString());
        return status[0];
    }
}
