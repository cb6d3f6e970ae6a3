package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Wanted;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.jq.run.Env;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.Run;
import dev.coxswain.jq.run.Streaming;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A program's text with the expression made of it. */
record CompiledQuery(String text, Streaming program, List<String> advice) implements Query {
    /** What looks at where the reading of inputs stands, or may. */
    private static final Pattern READING =
            Pattern.compile("\\b(inputs?|input_line_number|import|include)\\b");

    @Override
    public void run(
            JsonNode input, Consumer<JsonNode> sink, JqContext context, Cancellation cancellation) {
        Run run = new Run(context, cancellation, null);
        program.whole().each(Env.root(run), input, sink::accept);
    }

    @Override
    public boolean streamsItems() {
        return program.fed() != null && !READING.matcher(text).find();
    }

    @Override
    public boolean gathersItems() {
        return program.gathers();
    }

    @Override
    public Wanted wanted() {
        return program.wanted();
    }

    @Override
    public void runItems(
            Iterator<JsonNode> items,
            Consumer<JsonNode> sink,
            JqContext context,
            Cancellation cancellation) {
        Node fed = program.fed();
        if (fed == null) {
            throw new IllegalStateException("does not stream items");
        }
        Run run = new Run(context, cancellation, items);
        fed.each(Env.root(run), Json.object(), sink::accept);
    }
}
