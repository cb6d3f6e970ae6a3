package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.FileProblem;
import dev.coxswain.practice.node.shell.Syntax.Redirect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a script: one shell process of a container. */
final class Interpreter {
    /** Leaves loops, functions or the whole shell. */
    static final class Leave extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** What is left. */
        enum What {
            SHELL,
            FUNCTION,
            LOOP,
            TURN
        }

        final What what;
        final int status;

        Leave(What what, int status) {
            super(null, null, false, false);
            this.what = what;
            this.status = status;
        }
    }

    private final Process process;
    private final Variables variables;
    private final Commands commands;

    Interpreter(Process process, Variables variables) {
        this.process = process;
        this.variables = variables;
        this.commands = new Commands(process, variables, this);
    }

    Variables variables() {
        return variables;
    }

    /** Runs a whole script in a shell that ends with it. */
    int script(String text, Streams streams) throws InterruptedException {
        int status = plain(text, streams);
        String last = variables.atExit;
        if (!last.isEmpty()) {
            variables.atExit = "";
            variables.status = status;
            plain(last, streams);
        }
        return status;
    }

    private int plain(String text, Streams streams) throws InterruptedException {
        try {
            return run(Parser.parse(text), streams);
        } catch (SyntaxProblem e) {
            streams.complain(variables.name + ": " + e.getMessage());
            return 2;
        } catch (Leave leave) {
            return leave.status;
        }
    }

    int run(Syntax syntax, Streams streams) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        int status =
                switch (syntax) {
                    case Syntax.Sequence sequence -> sequence(sequence, streams);
                    case Syntax.Background background -> background(background, streams);
                    case Syntax.Chain chain -> {
                        int left = run(chain.left(), streams);
                        yield (left == 0) == chain.onSuccess() ? run(chain.right(), streams) : left;
                    }
                    case Syntax.Pipe pipe -> pipe(pipe, streams);
                    case Syntax.Simple simple -> commands.simple(simple, streams);
                    case Syntax.Group group ->
                            within(group.redirects(), streams, inner -> group(group, inner));
                    case Syntax.If choice ->
                            within(choice.redirects(), streams, inner -> choose(choice, inner));
                    case Syntax.Loop loop ->
                            within(loop.redirects(), streams, inner -> loop(loop, inner));
                    case Syntax.For each ->
                            within(each.redirects(), streams, inner -> forEach(each, inner));
                    case Syntax.Case selection ->
                            within(
                                    selection.redirects(),
                                    streams,
                                    inner -> select(selection, inner));
                    case Syntax.Function function -> {
                        variables.functions.put(function.name(), function.body());
                        yield 0;
                    }
                };
        variables.status = status;
        return status;
    }

    private int sequence(Syntax.Sequence sequence, Streams streams) throws InterruptedException {
        int status = sequence.items().isEmpty() ? 0 : variables.status;
        for (Syntax item : sequence.items()) {
            status = run(item, streams);
            if (status != 0 && variables.exitOnError && !(item instanceof Syntax.Chain)) {
                throw new Leave(Leave.What.SHELL, status);
            }
        }
        return status;
    }

    private int background(Syntax.Background background, Streams streams) {
        var child = new Interpreter(process, variables.copy());
        process.spawn(
                () -> {
                    try {
                        child.run(background.body(), streams);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (Leave leave) {
                        child.variables.status = leave.status;
                    }
                });
        return 0;
    }

    private int pipe(Syntax.Pipe pipe, Streams streams) throws InterruptedException {
        Streams input = streams;
        int status = 0;
        for (int i = 0; i < pipe.stages().size(); i++) {
            boolean last = i == pipe.stages().size() - 1;
            var buffer = new ByteArrayOutputStream();
            Streams stage = last ? input : input.withOut(buffer);
            boolean single = pipe.stages().size() == 1;
            status =
                    single
                            ? run(pipe.stages().get(i), stage)
                            : subshell(pipe.stages().get(i), stage);
            input = streams.withIn(new ByteArrayInputStream(buffer.toByteArray()));
        }
        return pipe.negated() ? (status == 0 ? 1 : 0) : status;
    }

    private int subshell(Syntax body, Streams streams) throws InterruptedException {
        try {
            return new Interpreter(process, variables.copy()).run(body, streams);
        } catch (Leave leave) {
            return leave.status;
        }
    }

    private int group(Syntax.Group group, Streams streams) throws InterruptedException {
        return group.subshell() ? subshell(group.body(), streams) : run(group.body(), streams);
    }

    private int choose(Syntax.If choice, Streams streams) throws InterruptedException {
        if (run(choice.condition(), streams) == 0) {
            return run(choice.then(), streams);
        }
        return choice.otherwise() == null ? 0 : run(choice.otherwise(), streams);
    }

    private int loop(Syntax.Loop loop, Streams streams) throws InterruptedException {
        int status = 0;
        int turns = 0;
        while ((run(loop.condition(), streams) == 0) != loop.until()) {
            try {
                status = run(loop.body(), streams);
            } catch (Leave leave) {
                if (leave.what == Leave.What.LOOP) {
                    return 0;
                }
                if (leave.what != Leave.What.TURN) {
                    throw leave;
                }
            }
            if (++turns % 1000 == 0) {
                // a loop without a sleep must not stand the whole cluster's time still
                process.sleep(java.time.Duration.ofMillis(100));
            }
        }
        return status;
    }

    private int forEach(Syntax.For each, Streams streams) throws InterruptedException {
        List<String> values =
                each.words() == null
                        ? variables.parameters
                        : expansion(streams).arguments(each.words());
        int status = 0;
        for (String value : values) {
            variables.set(each.name(), value);
            try {
                status = run(each.body(), streams);
            } catch (Leave leave) {
                if (leave.what == Leave.What.LOOP) {
                    return 0;
                }
                if (leave.what != Leave.What.TURN) {
                    throw leave;
                }
            }
        }
        return status;
    }

    private int select(Syntax.Case selection, Streams streams) throws InterruptedException {
        Expansion expansion = expansion(streams);
        String value = expansion.single(selection.word());
        for (Syntax.Branch branch : selection.branches()) {
            for (Syntax.Word pattern : branch.patterns()) {
                if (Pattern.matches(expansion.single(pattern), value)) {
                    return run(branch.body(), streams);
                }
            }
        }
        return 0;
    }

    Expansion expansion(Streams streams) {
        return new Expansion(variables, process.files(), script -> substitute(script, streams));
    }

    private String substitute(Syntax script, Streams streams) {
        var buffer = new ByteArrayOutputStream();
        try {
            variables.status = subshell(script, streams.withOut(buffer));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String text = buffer.toString(StandardCharsets.UTF_8);
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    /** A piece of work that gets its streams. */
    @FunctionalInterface
    interface Work {
        int run(Streams streams) throws InterruptedException;
    }

    /** Does work with streams redirected; files are written when it is done. */
    int within(List<Redirect> redirects, Streams streams, Work work) throws InterruptedException {
        Streams inner = streams;
        for (Redirect redirect : redirects) {
            String target = expansion(streams).single(redirect.target());
            try {
                inner = new Redirection(process, variables).apply(inner, redirect, target);
            } catch (FileProblem e) {
                String verb = redirect.operator().equals("<") ? "open" : "create";
                String words =
                        e.reason() == FileProblem.Reason.MISSING && verb.equals("create")
                                ? "nonexistent directory"
                                : e.reason() == FileProblem.Reason.MISSING
                                        ? "no such file"
                                        : e.getMessage();
                streams.complain(variables.name + ": can't " + verb + " " + target + ": " + words);
                return 1;
            }
        }
        return work.run(inner);
    }
}
