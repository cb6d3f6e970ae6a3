package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.shell.AwkExpressions.Expression;

/** What an awk program can assign to. */
sealed interface AwkPlace extends Expression {
    /** Assigns, and gives the value. */
    String set(AwkState state, String value);

    /** A variable. */
    record Variable(String name) implements AwkPlace {
        @Override
        public String value(AwkState state) {
            return state.variable(name);
        }

        @Override
        public String set(AwkState state, String value) {
            state.variable(name, value);
            return value;
        }
    }

    /** A field of the record, or with 0 the record. */
    record Field(Expression index) implements AwkPlace {
        private int number(AwkState state) {
            return (int) AwkState.number(index.value(state));
        }

        @Override
        public String value(AwkState state) {
            return state.field(number(state));
        }

        @Override
        public String set(AwkState state, String value) {
            state.field(number(state), value);
            return value;
        }
    }

    /** An element of an array. */
    record Element(String array, Expression key) implements AwkPlace {
        @Override
        public String value(AwkState state) {
            return state.array(array).computeIfAbsent(key.value(state), _ -> "");
        }

        @Override
        public String set(AwkState state, String value) {
            state.array(array).put(key.value(state), value);
            return value;
        }
    }
}
