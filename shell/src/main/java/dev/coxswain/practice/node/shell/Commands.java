package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.Entry;
import dev.coxswain.practice.node.files.FileTree;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds and runs what a plain command names: function, builtin, file, applet. */
final class Commands {
    private static final Map<String, Call.Applet> APPLETS = applets();

    private final Process process;
    private final Variables variables;
    private final Interpreter shell;

    Commands(Process process, Variables variables, Interpreter shell) {
        this.process = process;
        this.variables = variables;
        this.shell = shell;
    }

    private static Map<String, Call.Applet> applets() {
        var all = new TreeMap<String, Call.Applet>();
        FileApplets.register(all);
        ListApplets.register(all);
        TextApplets.register(all);
        FilterApplets.register(all);
        SystemApplets.register(all);
        ProcessApplets.register(all);
        ValueApplets.register(all);
        NetworkApplets.register(all);
        HttpApplets.register(all);
        all.put("tar", TarApplet::run);
        all.put("awk", AwkApplet::run);
        return Map.copyOf(all);
    }

    static boolean isApplet(String name) {
        return APPLETS.containsKey(name)
                || name.equals("sh")
                || name.equals("ash")
                || name.equals("bash");
    }

    int simple(Syntax.Simple simple, Streams streams) throws InterruptedException {
        try {
            Expansion expansion = shell.expansion(streams);
            List<String> words = expansion.arguments(simple.words());
            if (words.isEmpty()) {
                int status =
                        simple.assignments().stream().anyMatch(this::substitutes)
                                ? variables.status
                                : 0;
                for (Syntax.Assignment each : simple.assignments()) {
                    variables.set(each.name(), expansion.single(each.value()));
                    status = substitutes(each) ? variables.status : status;
                }
                return shell.within(simple.redirects(), streams, _ -> 0) == 0 ? status : 1;
            }
            var environment = new TreeMap<>(variables.environment());
            for (Syntax.Assignment each : simple.assignments()) {
                environment.put(each.name(), expansion.single(each.value()));
            }
            return shell.within(
                    simple.redirects(), streams, inner -> run(words, environment, inner));
        } catch (SyntaxProblem e) {
            streams.complain(variables.name + ": " + e.getMessage());
            if (e.fatal && !streams.terminal()) {
                throw new Interpreter.Leave(Interpreter.Leave.What.SHELL, 2);
            }
            return 2;
        }
    }

    private boolean substitutes(Syntax.Assignment assignment) {
        return assignment.value().parts().stream().anyMatch(Syntax.Part.Command.class::isInstance);
    }

    private int run(List<String> words, Map<String, String> environment, Streams streams)
            throws InterruptedException {
        Syntax function = variables.functions.get(words.getFirst());
        if (function != null) {
            return function(function, words, streams);
        }
        Integer status = new Builtins(process, variables, shell).run(words, environment, streams);
        return status != null ? status : execute(words, environment, streams);
    }

    private int function(Syntax body, List<String> words, Streams streams)
            throws InterruptedException {
        List<String> before = variables.parameters;
        variables.parameters = words.subList(1, words.size());
        variables.enterFunction();
        try {
            return shell.run(body, streams);
        } catch (Interpreter.Leave leave) {
            if (leave.what != Interpreter.Leave.What.FUNCTION) {
                throw leave;
            }
            return leave.status;
        } finally {
            variables.parameters = before;
            variables.leaveFunction();
        }
    }

    /** Runs what is no builtin: an applet, a script file, a shell. */
    int execute(List<String> words, Map<String, String> environment, Streams streams)
            throws InterruptedException {
        String given = words.getFirst();
        List<String> arguments = words.subList(1, words.size());
        String name = FileTree.name(given);
        if (given.contains("/")) {
            String path = FileTree.absolute(variables.directory, given);
            Entry entry = process.files().find(path).orElse(null);
            if (entry != null && entry.isDirectory()) {
                streams.complain(variables.name + ": " + given + ": Permission denied");
                return 126;
            }
            if (entry != null && entry.text().startsWith("#!")
                    || (entry != null && !isApplet(name))) {
                return script(given, entry, arguments, environment, streams);
            }
            if (entry == null && !given.matches("/(usr/)?(local/)?s?bin/[^/]+")) {
                streams.complain(variables.name + ": " + given + ": not found");
                return 127;
            }
        }
        if (name.equals("sh") || name.equals("ash") || name.equals("bash")) {
            return new ShellStart(process, environment, variables.directory)
                    .run(arguments, streams);
        }
        Call.Applet applet = APPLETS.get(name);
        if (applet == null || !provided(name)) {
            streams.complain(variables.name + ": " + given + ": not found");
            return 127;
        }
        return call(
                applet,
                new Call(name, arguments, streams, process, environment, variables.directory));
    }

    /** Programs beyond busybox are there only where the image has them. */
    private boolean provided(String name) {
        return !List.of("curl", "psql", "redis-cli").contains(name) || process.has(name);
    }

    private int script(
            String given,
            @Nullable Entry entry,
            List<String> arguments,
            Map<String, String> environment,
            Streams streams)
            throws InterruptedException {
        if (entry == null || (entry.mode() & 0111) == 0) {
            streams.complain(variables.name + ": " + given + ": Permission denied");
            return 126;
        }
        var inner = new Variables(environment, variables.directory);
        inner.name = given;
        inner.parameters = new ArrayList<>(arguments);
        return new Interpreter(process, inner).script(entry.text(), streams);
    }

    static int call(Call.Applet applet, Call call) throws InterruptedException {
        try {
            return applet.run(call);
        } catch (IOException e) {
            return call.fail(String.valueOf(e.getMessage()));
        } catch (NumberFormatException e) {
            String said = String.valueOf(e.getMessage());
            return call.fail(
                    "invalid number '" + said.replaceAll("(?s)^.*\"(.*)\".*$", "$1") + "'");
        } catch (UncheckedIOException e) {
            // nobody reads any more: the command ends as by SIGPIPE
            return 141;
        }
    }
}
