package dev.coxswain.script;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Span;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import groovy.transform.ThreadInterrupt;

import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text to classes: one long-lived loader for the classes a person declares, and a fresh loader
 * below it for every line, so that a line's own classes can be unloaded.
 */
final class ScriptCompiler {
    private static final Pattern TYPE_DECLARATION =
            Pattern.compile(
                    "(?m)^\\s*(?:@\\w+\\s+)*(?:(?:public|abstract|final|sealed|static)\\s+)*"
                            + "(?:class|interface|enum|trait|record)\\s+\\w+");
    private static final String LINE = "line";
    private static final String SUFFIX = ".groovy";
    private static final Pattern GRAB = Pattern.compile("@(?:groovy\\.lang\\.)?Grab\\w*");

    private final GroovyClassLoader declared;
    private final List<ImportNode> imports = new ArrayList<>();
    private final AtomicInteger number = new AtomicInteger();

    ScriptCompiler() {
        declared =
                new GroovyClassLoader(
                        ScriptCompiler.class.getClassLoader(),
                        configuration(new LineCustomizer(true)));
    }

    /** Compiles a typed line. */
    Class<?> line(String text) {
        if (TYPE_DECLARATION.matcher(text).find()) {
            String name = LINE + number.incrementAndGet() + SUFFIX;
            return compile(text, name, new LineCustomizer(true), declared);
        }
        // Always the same name: the JDK's loaders keep each that they were ever asked for, and for
        // a new class Groovy and the JDK ask for a dozen made from its name.
        return compile(text, LINE + 0 + SUFFIX, new LineCustomizer(true), null);
    }

    /**
     * Compiles a script file; its name stands in errors. The class is named after the file, which
     * must not take a name from the script: {@code pods.groovy} may well speak of {@code pods}.
     */
    Class<?> file(String text, String name) {
        return compile(text, ScriptErrors.FILE + name, new LineCustomizer(false), null);
    }

    private Class<?> compile(
            String text,
            String name,
            LineCustomizer customizer,
            @Nullable GroovyClassLoader lasting) {
        refuseGrab(text);
        GroovyCodeSource source = new GroovyCodeSource(text, name, "/cox");
        source.setCachable(false);
        try {
            GroovyClassLoader loader =
                    lasting == null
                            ? new GroovyClassLoader(declared, configuration(customizer))
                            : lasting;
            Class<?> compiled = loader.parseClass(source, false);
            synchronized (imports) {
                imports.addAll(customizer.imports());
            }
            return compiled;
        } catch (RuntimeException e) {
            throw ScriptErrors.compiling(text, name, e);
        }
    }

    private CompilerConfiguration configuration(LineCustomizer customizer) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(CoxScript.class.getName());
        // Ours first: it collects the imports of the text before those of earlier lines are added.
        configuration.addCompilationCustomizers(
                customizer,
                new ASTTransformationCustomizer(ThreadInterrupt.class),
                importCustomizer());
        return configuration;
    }

    private ImportCustomizer importCustomizer() {
        ImportCustomizer customizer = new ImportCustomizer();
        customizer.addStarImports("io.fabric8.kubernetes.api.model");
        synchronized (imports) {
            for (ImportNode each : imports) {
                add(customizer, each);
            }
        }
        return customizer;
    }

    private static void add(ImportCustomizer customizer, ImportNode each) {
        if (each.isStatic() && each.isStar()) {
            customizer.addStaticStars(each.getClassName());
        } else if (each.isStatic()) {
            customizer.addStaticImport(each.getAlias(), each.getClassName(), each.getFieldName());
        } else if (each.isStar()) {
            String name = each.getPackageName();
            customizer.addStarImports(name.substring(0, name.length() - 1));
        } else {
            customizer.addImport(each.getAlias(), each.getClassName());
        }
    }

    /** A pasted line must not be able to download a library and run it. */
    private static void refuseGrab(String text) {
        Matcher matcher = GRAB.matcher(text);
        if (matcher.find()) {
            throw new FailureException(
                    new Failure.Syntax(
                            text,
                            new Span(matcher.start(), matcher.end()),
                            matcher.group() + " is refused: it would download a library and run it",
                            "use the libraries that are there: the JDK, Groovy and fabric8"));
        }
    }
}
