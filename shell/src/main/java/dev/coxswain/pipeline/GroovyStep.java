package dev.coxswain.pipeline;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.line.Stage;
import dev.coxswain.line.WordPart;
import dev.coxswain.model.Nearest;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groovy at the head of a pipe. */
final class GroovyStep implements Step {
    private final Stage.Groovy stage;
    private final Collection<String> commands;

    /**
     * @param commands names to propose where the text looks like a mistyped command
     */
    GroovyStep(Stage.Groovy stage, Collection<String> commands) {
        this.stage = stage;
        this.commands = commands;
    }

    @Override
    public Ready ready(Context context) {
        Evaluator evaluator = context.tools().evaluator().get();
        String bare = stage.bareWord();
        if (bare != null && !evaluator.knows(bare)) {
            boolean program = Names.isProgram(context.tools(), bare);
            List<String> nearest = program ? List.of() : Nearest.of(bare, commands);
            throw new FailureException(new Failure.UnknownWord(bare, nearest, program));
        }
        return _ -> {
            Map<String, Object> values = new LinkedHashMap<>();
            String code = substituted(context, values);
            return shown(evaluator.result(evaluated(context, code, values)));
        };
    }

    /** What does not compile is shown as it was typed. */
    private @Nullable Object evaluated(Context context, String code, Map<String, Object> values) {
        try {
            return context.tools().evaluator().get().evaluate(code, values, context.channels());
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Syntax wrong
                    && wrong.source().equals(code)
                    && code.length() == stage.code().length()) {
                throw new FailureException(
                        new Failure.Syntax(
                                stage.code(), wrong.span(), wrong.message(), wrong.hint()),
                        e);
            }
            throw e;
        }
    }

    /** Values print as jq prints them; a list of objects as a table. */
    private static Result shown(Result result) {
        return result instanceof Items items && !items.shape().isList()
                ? items.as(Output.of(OutputFormat.JSON))
                : result;
    }

    /** The code with a name for each {@code $( )}, as long as it where possible. */
    private String substituted(Context context, Map<String, Object> values) {
        StringBuilder code = new StringBuilder();
        int at = stage.codeSpan().start();
        for (WordPart.Substitution substitution : stage.substitutions()) {
            int start = substitution.span().start();
            code.append(
                    stage.code(), at - stage.codeSpan().start(), start - stage.codeSpan().start());
            String name = "$line" + values.size();
            int padding = substitution.span().length() - name.length();
            code.append(name).append(" ".repeat(Math.max(0, padding)));
            values.put(name, value(context, substitution));
            at = substitution.span().end();
        }
        return code.append(stage.code().substring(at - stage.codeSpan().start())).toString();
    }

    private static Object value(Context context, WordPart.Substitution substitution) {
        Result result = context.values().apply(substitution.line());
        if (result instanceof Lines || !TextFormats.isObjects(result)) {
            return Values.trimmed(TextFormats.text(context, result));
        }
        return result;
    }
}
