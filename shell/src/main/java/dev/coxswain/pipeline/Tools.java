package dev.coxswain.pipeline;

import dev.coxswain.command.CommandTable;
import dev.coxswain.jq.JqEngine;
import dev.coxswain.session.Session;

import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What lines are run with.
 *
 * @param commands asked for when a line is read
 * @param evaluator asked for when a line needs Groovy, so that others need not wait for it
 * @param verbose whether what lies behind a failure is shown
 * @param environment what host programs get, made of the session's own environment
 */
public record Tools(
        Session session,
        Supplier<CommandTable> commands,
        JqEngine jq,
        Supplier<Evaluator> evaluator,
        Rendering rendering,
        boolean verbose,
        UnaryOperator<Map<String, String>> environment) {

    Map<String, String> hostEnvironment() {
        return environment.apply(session.variables().environment());
    }
}
