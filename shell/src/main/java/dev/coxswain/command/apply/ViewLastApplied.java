package dev.coxswain.command.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.document.GoJson;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.render.GoYaml;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code apply view-last-applied}: the manifests that were applied last. */
final class ViewLastApplied implements Command {
    private static final Flag<String> OUTPUT =
            Flag.text("output")
                    .shorthand('o')
                    .defaulting("yaml")
                    .values(Values.words("yaml", "json"))
                    .help("yaml or json");
    private static final Signature SIGNATURE =
            Signature.of("apply view-last-applied", "Show the manifests that were applied last")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME…]")
                                    .values(Values.Source.RESOURCE_REFS))
                    .flags(WriteFlags.FILES)
                    .flag(TargetFlags.SELECTOR, TargetFlags.ALL, OUTPUT)
                    .example("apply view-last-applied deploy web", "What was applied");

    private final Sources sources;

    ViewLastApplied(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        String format = invocation.get(OUTPUT);
        if (!format.equals("yaml") && !format.equals("json")) {
            throw FailureException.plain(
                    "Unexpected -o output mode: "
                            + format
                            + ", the flag 'output' must be one of yaml|json");
        }
        List<Subject> subjects =
                Subject.of(invocation, sources, invocation.arguments().positional());
        StringBuilder text = new StringBuilder();
        List<Failure> failures = new ArrayList<>();
        for (Subject subject : subjects) {
            try {
                ObjectNode live = subject.live(invocation);
                JsonNode kept = Json.at(live, "metadata", "annotations", LastApplied.NAME);
                if (kept.isTextual()) {
                    JsonNode manifest = Json.parse(kept.asText());
                    text.append(format.equals("yaml") ? GoYaml.of(manifest) : indented(manifest));
                }
            } catch (FailureException e) {
                failures.add(e.failure());
            }
        }
        return new Lines(
                new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
                () -> Outcome.of(failures));
    }

    /** JSON indented by two blanks, fields in the order they have. */
    private static String indented(JsonNode value) {
        return GoJson.declared(value)
                .lines()
                .map(
                        line -> {
                            int blanks = line.length() - line.stripLeading().length();
                            return " ".repeat(blanks / 2) + line.substring(blanks) + "\n";
                        })
                .collect(Collectors.joining());
    }
}
