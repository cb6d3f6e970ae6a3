package dev.coxswain.script;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.flow.Notices;
import dev.coxswain.pipeline.Channels;
import dev.coxswain.pipeline.Evaluator;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;
import dev.coxswain.session.Session;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;

import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.MethodClosure;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groovy at the prompt and in files, over the session's variables. */
public final class GroovyEvaluator implements Evaluator {
    private final Session session;
    private final Functions functions;
    private final PrintStream output;
    private @Nullable ScriptCompiler compiler;

    public GroovyEvaluator(Session session, LineValue lines) {
        this.session = session;
        this.functions = new Functions(session, lines);
        this.output = new PrintStream(new CurrentOutput(functions), false, StandardCharsets.UTF_8);
    }

    private synchronized ScriptCompiler compiler() {
        if (compiler == null) {
            compiler = new ScriptCompiler();
        }
        return compiler;
    }

    /** Loads what the first line would have to wait for. */
    public void warm() {
        InvokerHelper.createScript(compiler().line("[1].collect { it }"), new Binding()).run();
    }

    @Override
    public @Nullable Object evaluate(
            String code, Map<String, Object> substitutions, Channels channels) {
        Map<String, Object> local = new HashMap<>();
        substitutions.forEach((name, value) -> local.put(name, substituted(value)));
        Class<?> compiled = compiler().line(code);
        if (!Script.class.isAssignableFrom(compiled)) {
            // The line only declares a class, which its loader now knows.
            return null;
        }
        Script script = script(compiled, local);
        try {
            Object value = run(script, channels);
            keepMethods(script);
            return value;
        } catch (ScriptExit exit) {
            FailureException ended = ended(exit);
            if (exit.code() == 0) {
                return null;
            }
            throw ended;
        } finally {
            forget(compiled);
        }
    }

    /** A line's {@code System.exit} is its status; a plain {@code exit} leaves the shell. */
    private FailureException ended(ScriptExit exit) {
        if (exit.leaving()) {
            session.end(exit.code());
        }
        return new FailureException(new Failure.Verbatim("", exit.code()));
    }

    /** Tells what ended a thread that a script started; a thread's {@code exit} ends it alone. */
    public void uncaught(Thread thread, Throwable thrown, Notices notices) {
        RuntimeException told = ScriptErrors.running(thrown);
        if (told instanceof ScriptExit || told instanceof CancelledException) {
            return;
        }
        notices.line("in thread \"" + thread.getName() + "\":");
        FailureReport.of(told).lines().forEach(notices::line);
    }

    /** Groovy's registry of meta classes would hold on to the line's classes, closures included. */
    private static void forget(Class<?> compiled) {
        InvokerHelper.removeClass(compiled);
        if (compiled.getClassLoader() instanceof GroovyClassLoader loader) {
            for (Class<?> each : loader.getLoadedClasses()) {
                InvokerHelper.removeClass(each);
            }
        }
    }

    private static Object substituted(Object value) {
        Object converted =
                switch (value) {
                    case Item item -> Values.fromItem(item);
                    case com.fasterxml.jackson.databind.JsonNode node ->
                            Values.fromJson(node, null);
                    case Result result -> Values.ofResult(result);
                    default -> value;
                };
        return converted == null ? "" : converted;
    }

    /**
     * Runs a script file.
     *
     * @param name the file's name, for errors
     * @return the status: that of {@code exit}, else 0
     * @throws FailureException for what does not compile or throws
     */
    public int script(String text, String name, List<String> arguments, Channels channels) {
        Script script =
                script(
                        compiler().file(text, name),
                        new HashMap<>(Map.of("args", arguments.toArray(String[]::new))));
        try {
            run(script, channels);
            return 0;
        } catch (ScriptExit exit) {
            return exit.code();
        }
    }

    private Script script(Class<?> compiled, Map<String, Object> local) {
        local.put("out", output);
        return InvokerHelper.createScript(compiled, new SessionBinding(session, functions, local));
    }

    private @Nullable Object run(Script script, Channels channels) {
        Thread runner = Thread.currentThread();
        try (Cancellation.Registration _ = channels.cancellation().onCancel(runner::interrupt)) {
            return functions.under(channels, script::run);
        } catch (Throwable e) { // Whatever a script throws is the script's, errors included.
            throw ScriptErrors.running(e);
        }
    }

    /** Methods declared on one line can be called on the next. */
    private void keepMethods(Script script) {
        for (Method method : script.getClass().getDeclaredMethods()) {
            boolean own =
                    Modifier.isPublic(method.getModifiers())
                            && !method.isSynthetic()
                            && !method.getName().contains("$")
                            && !List.of("run", "main").contains(method.getName());
            if (own) {
                session.variables()
                        .set(method.getName(), new MethodClosure(script, method.getName()));
            }
        }
    }

    @Override
    public ItemFunction closure(String body, Channels channels) {
        Script script = script(compiler().line("return {" + body + "}"), new HashMap<>());
        if (!(run(script, channels) instanceof Closure<?> closure)) {
            throw FailureException.plain("{" + body + "} is no closure");
        }
        return item -> {
            channels.cancellation().check();
            try {
                return functions.under(channels, () -> closure.call(Values.fromItem(item)));
            } catch (ScriptExit exit) {
                throw ended(exit);
            } catch (RuntimeException e) {
                throw ScriptErrors.running(e);
            }
        };
    }

    @Override
    public Result result(@Nullable Object value) {
        return switch (value) {
            case null -> Empty.DONE;
            case Result result -> result;
            case Item item -> Items.of(List.of(item), Items.Shape.ONE);
            case KubeObject object when object.origin() != null ->
                    Items.of(List.of(object.item()), Items.Shape.ONE);
            case ObjectList list -> Items.of(items(list), Items.Shape.LIST);
            default ->
                    Values.isJson(value)
                            ? Items.of(List.of(Item.of(Values.toJson(value))), Items.Shape.STREAM)
                            : Lines.of(value + "\n");
        };
    }

    @Override
    public boolean isTrue(@Nullable Object value) {
        return DefaultTypeTransformation.castToBoolean(value);
    }

    private static List<Item> items(ObjectList list) {
        List<Item> items = new ArrayList<>();
        for (Object each : list) {
            items.add(
                    each instanceof KubeObject object
                            ? object.item()
                            : Item.of(Values.toJson(each)));
        }
        return items;
    }

    @Override
    public boolean knows(String name) {
        return new SessionBinding(session, functions, Map.of()).hasVariable(name)
                || List.of("cox", "exit", "resources", "print", "println", "printf").contains(name);
    }
}
