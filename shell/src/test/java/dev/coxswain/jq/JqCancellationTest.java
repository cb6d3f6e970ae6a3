package dev.coxswain.jq;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

class JqCancellationTest {
    @ParameterizedTest
    @Timeout(60)
    @ValueSource(
            strings = {
                "range(1e12) | empty",
                "[repeat(1) | empty]",
                "reduce range(1e12) as $i (0; . + $i)",
                "foreach range(1e12) as $i (0; . + $i) | empty",
                "last(range(1e12))",
                "0 | until(false; . + 1)",
                "[0 | while(true; . + 1) | empty]",
                "[0 | recurse(. + 1) | empty]",
                "def f: f, f; [f | empty]",
                "limit(1; range(1e12) | empty)",
                "try error(range(1e12) | select(false)) catch .",
                "[range(30)] | [., ., ., ., ., .] | [combinations | empty]",
                "[range(1e5)] as $a | $a - ($a | map(. + 0.5))",
                "(\"a\" * 40) + \"b\" | test(\"^(a|aa)+$\")",
                "[range(1e5)] | map([.]) as $a | $a | contains([[-1]])",
                "\"ab\" * 1000000 | [limit(1e9; repeat(indices(\"b\") | empty))]",
                "\"ab,\" * 1000000 | [limit(1e9; repeat(split(\",\") | empty))]",
                "[range(1e5)] | [limit(1e9; repeat(tojson | fromjson | empty))]",
                "[range(1e5)] | [limit(1e9; repeat(sort_by(-.) | empty))]",
                "[range(1e5)] | [limit(1e9; repeat(flatten, transpose? | empty))]",
                "[range(1e5)] | [limit(1e9; repeat(paths | empty))]",
                "reduce range(1e12) as $i (\"\"; . + \"\")",
                "reduce range(1e12) as $i ([]; . + [])",
                "[range(1e5)] | [limit(1e9; repeat(group_by(. % 3), unique_by(-.) | empty))]",
                "[range(1e5) | \"a\"] | [limit(1e9; repeat(join(\",\") | empty))]",
                "[range(1e5)] | [limit(1e9; repeat(implode? | empty))]",
                "\"ab \" * 300000 | [limit(1e9; repeat(explode | implode | empty))]",
                "\"ab \" * 300000 | [limit(1e9; repeat([splits(\" \")] | empty))]",
                "\"ab \" * 300000 | [limit(1e9; repeat(gsub(\"a\"; \"b\") | empty))]",
                "\"ab \" * 300000 | [limit(1e9; repeat(@base64, @uri, @html, @sh, @json | empty))]",
                "\"ab \" * 300000 | [limit(1e9; repeat(ascii_upcase, ltrimstr(\"a\"), trim | empty))]",
                "[range(1e5)] | [limit(1e9; repeat(tostream | empty))]",
                "[range(1e5) | {key: tostring, value: .}] | [limit(1e9; repeat(from_entries | empty))]",
            })
    void endsARunawayQuery(String program) {
        Query query = new JqEngine().compile(program + ", range(1e12)", JqOptions.none());
        Cancellation cancellation = new Cancellation();
        try (ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor()) {
            later.schedule(cancellation::cancel, 50, TimeUnit.MILLISECONDS);
            assertThatThrownBy(
                            () ->
                                    JqThread.call(
                                            () -> {
                                                query.run(
                                                        NullNode.instance,
                                                        value -> {},
                                                        JqContext.empty(),
                                                        cancellation);
                                                return "ended";
                                            },
                                            cancellation))
                    .isInstanceOf(CancelledException.class);
        }
    }
}
