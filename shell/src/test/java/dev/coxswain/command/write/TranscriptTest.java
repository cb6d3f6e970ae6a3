package dev.coxswain.command.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.command.Command;
import dev.coxswain.command.CommandTable;
import dev.coxswain.command.WritingCommands;
import dev.coxswain.command.read.FakeCluster;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.render.Printer;
import dev.coxswain.render.Traits;
import dev.coxswain.result.Result;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Commands that need no server, typed as in the files of {@code transcripts/}: a line behind {@code
 * $ }, then what kubectl 1.36 prints for it, standard error behind {@code ! }, and a bracketed exit
 * code where it is not 0. Our own hints behind kubectl's words are left out of the comparison.
 */
class TranscriptTest {
    private static final Pattern WORD = Pattern.compile("((?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+)");
    private static final CommandTable COMMANDS = new CommandTable(WritingCommands.all());

    private static Path resource(String name) {
        try {
            return Path.of(
                    java.util.Objects.requireNonNull(TranscriptTest.class.getResource(name))
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> linesSayWhatKubectlSays() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(resource("transcripts"))) {
            files = all.filter(each -> each.toString().endsWith(".txt")).sorted().toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream().flatMap(TranscriptTest::tests);
    }

    private static Stream<DynamicTest> tests(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.of(text.split("(?m)^\\$ "))
                .skip(1)
                .map(
                        each -> {
                            int end = each.indexOf('\n');
                            String line = each.substring(0, end);
                            String expected = each.substring(end + 1).stripTrailing();
                            return DynamicTest.dynamicTest(
                                    line,
                                    () -> assertThat(typed(line)).as(line).isEqualTo(expected));
                        });
    }

    private static String typed(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group().replaceAll("['\"]", ""));
        }
        FakeCluster cluster = new FakeCluster();
        cluster.directory = resource("transcripts/files");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> errors = new ArrayList<>();
        int code;
        try {
            CommandTable.Match match = COMMANDS.find(words).orElseThrow();
            Command command = match.command();
            Result result = cluster.run(command, match.rest().toArray(String[]::new));
            Printer.print(result, out, Traits.PLAIN);
            result.outcome().failures().forEach(f -> errors.addAll(FailureReport.of(f).lines()));
            code = result.outcome().exitCode();
        } catch (RuntimeException e) {
            FailureReport report = FailureReport.of(e);
            errors.addAll(report.lines());
            code = report.exitCode();
        }
        assertThat(cluster.requests).as("requests of a line that needs no server").isEmpty();
        StringBuilder seen = new StringBuilder(out.toString(StandardCharsets.UTF_8));
        Stream.concat(cluster.notices.stream(), errors.stream())
                .filter(each -> !each.startsWith("See '"))
                .forEach(each -> seen.append("! ").append(each).append('\n'));
        if (code != 0) {
            seen.append('[').append(code).append("]\n");
        }
        return seen.toString().stripTrailing();
    }
}
