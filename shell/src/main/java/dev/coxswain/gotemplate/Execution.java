package dev.coxswain.gotemplate;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One filling in of a template: its statements. */
final class Execution {
    /** Go's limit is higher; this is what fits a thread's stack. */
    private static final int DEEPEST = 1_000;

    /**
     * What is run.
     *
     * @param text the whole template, for the places of errors
     */
    record Program(
            String name, String text, Map<String, List<Node>> templates, boolean missingKeysFail) {}

    /** What a loop is told by a statement inside it. */
    private enum Flow {
        ON,
        BREAK,
        CONTINUE
    }

    private final Program program;
    private final StringBuilder out;
    private final Evaluation evaluation;
    private int depth;

    Execution(Program program, StringBuilder out) {
        this.program = program;
        this.out = out;
        this.evaluation = new Evaluation(program);
    }

    void run(String template, Value dot) {
        List<Node> nodes = program.templates.getOrDefault(template, List.of());
        evaluation.enter(template, dot);
        list(nodes, dot);
    }

    private Flow list(List<Node> nodes, Value dot) {
        for (Node node : nodes) {
            Flow flow = statement(node, dot);
            if (flow != Flow.ON) {
                return flow;
            }
        }
        return Flow.ON;
    }

    private Flow statement(Node node, Value dot) {
        evaluation.at(node);
        switch (node) {
            case Node.Text(_, var text) -> out.append(text);
            case Node.Action(_, var pipe) -> {
                Value value = evaluation.pipeline(dot, pipe);
                if (pipe.variables().isEmpty()) {
                    evaluation.at(node);
                    out.append(value.valid() ? Printing.text(value.raw()) : Printing.NO_VALUE);
                }
            }
            case Node.Branch branch -> {
                return branch(branch, dot);
            }
            case Node.Call call -> call(call, dot);
            case Node.Break _ -> {
                return Flow.BREAK;
            }
            case Node.Continue _ -> {
                return Flow.CONTINUE;
            }
            default -> throw new IllegalStateException("no statement: " + node);
        }
        return Flow.ON;
    }

    private Flow branch(Node.Branch branch, Value dot) {
        int mark = evaluation.mark();
        try {
            if (branch.word().equals("range")) {
                return range(branch, dot);
            }
            Value value = evaluation.pipeline(dot, branch.pipe());
            if (value.unboxed().truth()) {
                return list(branch.body(), branch.word().equals("with") ? value : dot);
            }
            return list(branch.otherwise(), dot);
        } finally {
            evaluation.pop(mark);
        }
    }

    private Flow range(Node.Branch branch, Value dot) {
        Value value = evaluation.pipeline(dot, branch.pipe()).unboxed();
        List<Value[]> turns = turns(branch, value);
        if (turns.isEmpty()) {
            return list(branch.otherwise(), dot);
        }
        int mark = evaluation.mark();
        for (Value[] turn : turns) {
            assign(branch.pipe(), turn[0], turn[1]);
            Flow flow = list(branch.body(), turn[1]);
            evaluation.pop(mark);
            if (flow == Flow.BREAK) {
                break;
            }
        }
        return Flow.ON;
    }

    private List<Value[]> turns(Node.Branch branch, Value value) {
        List<Value[]> turns = new ArrayList<>();
        if (value.isList()) {
            long index = 0;
            for (JsonNode each : value.node()) {
                turns.add(new Value[] {Value.of(index++), Value.of(each)});
            }
        } else if (value.isMap()) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            value.node().properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
            sorted.forEach((k, v) -> turns.add(new Value[] {Value.of(k), Value.of(v)}));
        } else if (value.raw() instanceof Number number && !(number instanceof Double)) {
            long count = number.longValue();
            if (branch.pipe().variables().size() > 1) {
                throw evaluation.error(
                        "can't use " + count + " to iterate over more than one variable");
            }
            for (long i = 0; i < count; i++) {
                Value turn = Value.of(number instanceof Long ? i : (Object) BigInteger.valueOf(i));
                turns.add(new Value[] {turn, turn});
            }
        } else if (value.valid()) {
            throw evaluation.error("range can't iterate over " + Printing.text(value.raw()));
        }
        return turns;
    }

    private void assign(Node.Pipe pipe, Value index, Value element) {
        List<String> names = pipe.variables();
        if (names.isEmpty()) {
            return;
        }
        String first = names.getFirst();
        Value one = names.size() > 1 ? index : element;
        if (pipe.assigns()) {
            evaluation.set(first, one);
        } else {
            evaluation.renew(first, one);
        }
        if (names.size() > 1) {
            if (pipe.assigns()) {
                evaluation.set(names.get(1), element);
            } else {
                evaluation.renew(names.get(1), element);
            }
        }
    }

    private void call(Node.Call call, Value dot) {
        if (!program.templates.containsKey(call.name())) {
            throw evaluation.error("template " + Quoting.quote(call.name()) + " not defined");
        }
        if (depth == DEEPEST) {
            throw evaluation.error("exceeded maximum template depth (" + DEEPEST + ")");
        }
        Node.@Nullable Pipe pipe = call.pipe();
        Value inner = pipe == null ? Value.NONE : evaluation.pipeline(dot, pipe);
        Evaluation.Frame before = evaluation.frame();
        depth++;
        run(call.name(), inner);
        depth--;
        evaluation.frame(before);
    }
}
