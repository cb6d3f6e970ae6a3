package dev.coxswain.jq.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

import dev.coxswain.jq.run.Addition;
import dev.coxswain.jq.run.Alternative;
import dev.coxswain.jq.run.Assign;
import dev.coxswain.jq.run.Binary;
import dev.coxswain.jq.run.Constant;
import dev.coxswain.jq.run.Equality;
import dev.coxswain.jq.run.Logic;
import dev.coxswain.jq.run.Native;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.run.OperatorUpdate;
import dev.coxswain.jq.run.Update;
import dev.coxswain.jq.value.Arithmetic;
import dev.coxswain.jq.value.Numbers;
import dev.coxswain.jq.value.Values;

import java.util.List;
import java.util.function.BinaryOperator;

/** What the operators of the language do. */
public final class Operators {
    private Operators() {}

    public static Node make(String operator, Node left, Node right) {
        return switch (operator) {
            case "and" -> new Logic(left, right, false);
            case "or" -> new Logic(left, right, true);
            case "//" -> new Alternative(left, right);
            case "=" -> new Assign(left, right);
            case "|=" -> new Update(left, right);
            case "//=" -> new OperatorUpdate(left, right, (a, b) -> Values.isTrue(a) ? a : b);
            case "+=", "-=", "*=", "/=", "%=" ->
                    new OperatorUpdate(left, right, of(operator.substring(0, 1)));
            case "+" -> new Addition(left, right);
            case "==" -> new Equality(left, right, true);
            case "!=" -> new Equality(left, right, false);
            default -> new Binary(left, right, of(operator));
        };
    }

    private static BinaryOperator<JsonNode> of(String operator) {
        return switch (operator) {
            case "+" -> Arithmetic::add;
            case "-" -> Arithmetic::subtract;
            case "*" -> Arithmetic::multiply;
            case "/" -> Arithmetic::divide;
            case "%" -> Arithmetic::remainder;
            case "<" -> (a, b) -> BooleanNode.valueOf(Values.compare(a, b) < 0);
            case "<=" -> (a, b) -> BooleanNode.valueOf(Values.compare(a, b) <= 0);
            case ">" -> (a, b) -> BooleanNode.valueOf(Values.compare(a, b) > 0);
            case ">=" -> (a, b) -> BooleanNode.valueOf(Values.compare(a, b) >= 0);
            default -> throw new IllegalArgumentException(operator);
        };
    }

    /** {@code -body}. */
    public static Node negate(Node body) {
        if (body instanceof Constant constant && constant.value.isNumber()) {
            return new Constant(Numbers.negate(constant.value));
        }
        return new Native(List.of(body), true, (_, _, values) -> negated(values[0])).blind();
    }

    static JsonNode negated(JsonNode value) {
        if (!value.isNumber()) {
            throw Values.error(value, "cannot be negated");
        }
        return Numbers.negate(value);
    }
}
