package dev.coxswain.command.apply;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Terminal;
import dev.coxswain.manifest.Entry;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code diff}: what {@code apply} would change; nothing is changed. */
final class Diff implements Command {
    /** The exit code of a call that could not be done: 1 says that there are differences. */
    private static final int FAILED = 2;

    private static final Flag<Boolean> PRUNE =
            Flag.bool("prune").help("Show what --prune would delete too; -l limits it");
    private static final Flag<Long> CONCURRENCY =
            Flag.integer("concurrency", 1).help("How many objects to ask for at a time");
    static final Flag<Boolean> SHOW_SECRETS =
            Flag.bool("show-secrets").help("Show the values of secrets instead of ***");
    private static final Signature SIGNATURE =
            Signature.of("diff", "Show what apply would change")
                    .describe(
                            "Exit code 0: no differences, 1: differences, more: an error. The"
                                    + " program of KUBECTL_EXTERNAL_DIFF compares, else diff -u -N.")
                    .flags(WriteFlags.FILES)
                    .flag(Apply.SERVER_SIDE, Apply.FORCE_CONFLICTS, TargetFlags.SELECTOR)
                    .flag(PRUNE, Prune.ALLOWLIST, CONCURRENCY, WriteFlags.FIELD_MANAGER)
                    .flag(OutputFlags.SHOW_MANAGED_FIELDS, SHOW_SECRETS)
                    .example("diff -f web.yaml", "What would apply -f web.yaml change?")
                    .example("diff -k overlays/production", "The same of a kustomization");

    private final Sources sources;

    Diff(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public int failedCode() {
        return FAILED;
    }

    @Override
    public Result run(Invocation invocation) {
        Sources.refuseWords(invocation);
        if (!Sources.given(invocation)) {
            throw FailureException.plain("must specify one of -f and -k");
        }
        if (invocation.get(Apply.FORCE_CONFLICTS) && !invocation.get(Apply.SERVER_SIDE)) {
            throw FailureException.plain("--force-conflicts only works with --server-side");
        }
        Prune prune = invocation.get(PRUNE) ? Prune.shown(invocation) : null;
        List<Versions> all = versions(invocation, sources.entries(invocation, "diff"));
        if (prune != null) {
            all.forEach(each -> prune.seen(each.ref(), each.uid()));
            boolean shown = invocation.get(SHOW_SECRETS);
            prune.candidates().stream()
                    .map(Versions::going)
                    .forEach(each -> all.add(shown ? each : each.masked()));
        }
        DiffProgram program = DiffProgram.of(invocation);
        Terminal terminal = invocation.terminal();
        return terminal == null || !program.isChosen()
                ? text(invocation, program, all)
                : new Takeover(
                        "diff",
                        screen -> seated(invocation, screen, program, all),
                        () -> text(invocation, program, all));
    }

    private static List<Versions> versions(Invocation invocation, List<Entry> entries) {
        Comparison comparison = new Comparison(invocation);
        int threads = Math.clamp(invocation.get(CONCURRENCY), 1, Math.max(1, entries.size()));
        List<Versions> all = new ArrayList<>();
        if (threads == 1) {
            entries.forEach(each -> all.add(comparison.of(each)));
            return all;
        }
        try (ExecutorService pool =
                Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
            List<Future<Versions>> running =
                    entries.stream().map(each -> pool.submit(() -> comparison.of(each))).toList();
            for (Future<Versions> each : running) {
                all.add(each.get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new dev.coxswain.flow.CancelledException();
        }
        return all;
    }

    private static Result text(Invocation invocation, DiffProgram program, List<Versions> all) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (DiffFiles files = DiffFiles.of(all)) {
            Outcome outcome = program.run(files, text, invocation.standardError());
            return new Lines(new ByteArrayInputStream(text.toByteArray()), () -> outcome);
        }
    }

    private static Outcome seated(
            Invocation invocation, Terminal screen, DiffProgram program, List<Versions> all) {
        try (DiffFiles files = DiffFiles.of(all);
                var _ = screen.handOver()) {
            invocation.cancellation().check();
            return program.runSeated(files);
        }
    }
}
