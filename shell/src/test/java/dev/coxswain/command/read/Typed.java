package dev.coxswain.command.read;

import dev.coxswain.command.Command;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.render.Printer;
import dev.coxswain.render.Traits;
import dev.coxswain.result.Result;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a command printed for a line: its output, standard error behind "! ", a code but 0. */
public final class Typed {
    private Typed() {}

    public static String at(FakeCluster cluster, Command command, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> errors = new ArrayList<>();
        int before = cluster.notices.size();
        int code;
        try {
            Result result = cluster.run(command, words);
            Printer.print(result, out, Traits.PLAIN);
            result.outcome().failures().forEach(f -> errors.addAll(FailureReport.of(f).lines()));
            code = result.outcome().exitCode();
        } catch (RuntimeException e) {
            FailureReport report = FailureReport.of(e);
            errors.addAll(report.lines());
            code = report.exitCode();
        }
        StringBuilder seen = new StringBuilder(out.toString(StandardCharsets.UTF_8));
        List<String> notices = cluster.notices.subList(before, cluster.notices.size());
        Stream.concat(notices.stream(), errors.stream())
                .forEach(each -> seen.append("! ").append(each).append('\n'));
        return code == 0 ? seen.toString() : seen + "[" + code + "]\n";
    }
}
