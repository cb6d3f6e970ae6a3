package dev.coxswain.command.stream;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.read.FakeCluster;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs streaming commands on a fake cluster and gives all they say as one text. */
final class StreamBed {
    static final String TWO =
            """
            {"kind":"Pod","metadata":{"name":"two","namespace":"default"},
             "spec":{"nodeName":"n","containers":[{"name":"a"},
               {"name":"b","ports":[{"name":"http","containerPort":80}]}]},
             "status":{"phase":"Running"}}
            """;
    final FakeCluster cluster =
            new FakeCluster().answer("/api/v1/namespaces/default/pods/two", TWO);
    final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    byte[] input = new byte[0];
    byte[] output = new byte[0];

    /** Standard output, then what went to standard error, then the exit code. */
    String run(Command command, String... words) {
        try {
            Invocation plain = cluster.invocation(command, null, List.of(words));
            Invocation invocation =
                    new Invocation(
                            plain.arguments(),
                            plain.session(),
                            null,
                            new ByteArrayInputStream(input),
                            errors,
                            plain.notices(),
                            plain.progress(),
                            plain.cancellation(),
                            null);
            Result result = command.run(invocation);
            if (result instanceof Lines lines) {
                output = lines.bytes().readAllBytes();
            } else if (result instanceof Empty(var note, _) && note != null) {
                cluster.notices.add(note);
            }
            return text(result.outcome().failures().stream().map(FailureReport::of).toList())
                    + "exit "
                    + result.outcome().exitCode()
                    + "\n";
        } catch (FailureException e) {
            FailureReport report = FailureReport.of(e);
            return text(List.of(report)) + "exit " + report.exitCode() + "\n";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(List<FailureReport> reports) {
        StringBuilder text = new StringBuilder(new String(output, StandardCharsets.UTF_8));
        cluster.notices.forEach(line -> text.append("! ").append(line).append('\n'));
        errors.toString(StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> text.append("2 ").append(line).append('\n'));
        for (FailureReport report : reports) {
            report.lines().forEach(line -> text.append("! ").append(line).append('\n'));
        }
        return text.toString();
    }
}
