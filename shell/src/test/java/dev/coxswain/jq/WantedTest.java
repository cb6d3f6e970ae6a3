package dev.coxswain.jq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Wanted;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.jq.value.JsonReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A program gives the same where it is handed only what it says it wants. */
class WantedTest {
    private static final JqEngine ENGINE = new JqEngine();

    /** What may go on for ever. */
    private static final Pattern ENDLESS =
            Pattern.compile("repeat|while|until|recurse|range|def |combinations");

    private static Wanted wanted(String program) {
        Query query = ENGINE.compile(program, JqOptions.none());
        assertThat(query.streamsItems()).as(program).isTrue();
        return query.wanted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`.items[]` | all",
                "`.items[].a.b` | {a={b=all}}",
                "`.items[] | {a, c: .b[0].c}` | {a=all, b={} else {c=all}}",
                "`.items[] | select(.a.b == 1) | .c` | {a={b=all}, c=all}",
                "`[.items[] | select(.a)] | length` | {a={}}",
                "`.items | length` | {}",
                "`.items | map(.a) | add` | {a=all}",
                "`.items[0].a` | {a=all}",
                "`.items[] | .a as $x | .b | [$x, .c]` | {a=all, b={c=all}}",
                "`.items[] | . as $i | .a[] | {k: ., v: $i.b}` | {a={} else all, b=all}",
                "`.items[] | . as $i | tojson` | all",
                "`def f(g): .a | g; .items[] | f(.b)` | {a={b=all}}",
                "`def r: if .a then .a | r else .b end; .items[] | r` | all",
                "`.items[] | .a | test(\"x\")` | {a=all}",
                "`reduce .items[] as $i ({}; .[$i.a] += $i.b)` | {a=all, b=all}",
                "`.items[] | \"\\(.a): \\(.b // .c)\"` | {a=all, b=all, c=all}",
                "`first(.items[] | select(.a | length > 2)) | .b` | {a={}, b=all}",
                "`.items[] | del(.a)` | all",
                "`.items[] | has(\"a\")` | {}",
                "`.items[] | .[\"a\", \"b\"]` | all",
                "`[.items[] | {a: .b}] | group_by(.a)` | {b=all}",
                "`.items | sort_by(.a) | .[-1].b` | {a=all, b=all}",
                "`.items | group_by(.a.b) | map({k: .[0].c, n: length})` | {a={b=all}, c=all}",
                "`[.items[] | .a] | sort_by(.b) | map(.c)` | {a={b=all, c=all}}",
                "`.items[] | .a | sort_by(.b) | map(.c)` | {a=all}",
                "`.items[] | try .a.b catch .` | {a={b=all}}",
                "`[.items[] | select(any(.a[]; .b == 1)) | .c]` | {a={} else {b=all}, c=all}",
            })
    void saysWhichPartsAreRead(String program, String parts) {
        assertThat(wanted(program).parts()).hasToString(parts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`.items[] | select(.a.b == \"x\") | .c` | a.b=x",
                "`[.items[] | select(\"x\" != .a)] | length` | a!=x",
                "`.items[] | select(.a == \"x\" and .b != \"y\") | select(.c == \"z\")` | a=x b!=y c=z",
                "`first(.items[] | select(.a == \"x\"))` | a=x",
                "`limit(2; .items[] | select(.a == \"x\")) | select(.b == \"y\")` | a=x",
                "`.items | map(select(.a == \"x\"))` | a=x",
                "`.items[] | select(.a > \"x\" and .b == \"y\")` | ``",
                "`.items[] | select(.a == \"x\" or .b == \"y\")` | ``",
                "`.items[] | select(.a == 1)` | ``",
                "`.items[] | .a | select(.b == \"x\")` | ``",
                "`.items[] | if .a == \"x\" then 1 else empty end` | ``",
                "`[.items[]] | length, map(select(.a == \"x\"))` | ``",
            })
    void saysWhatAllItemsMatch(String program, String matches) {
        List<String> found = new ArrayList<>();
        for (Wanted.Match each : wanted(program).matches()) {
            found.add(String.join(".", each.path()) + (each.equal() ? "=" : "!=") + each.text());
        }
        assertThat(String.join(" ", found)).isEqualTo(matches);
    }

    @Test
    void madeUpProgramsGiveTheSameOverWhatTheyWant() throws IOException {
        JqPrograms programs = new JqPrograms(20261125, true);
        int excerpts = 0;
        for (int i = 0; i < 6_000; i++) {
            String head =
                    i % 3 == 0 ? ".items | map(" : i % 3 == 1 ? ".items[] | (" : "[.items[] | ";
            String program = head + programs.program(i % 5) + (i % 3 == 2 ? "] | length" : ")");
            Query query;
            try {
                query = ENGINE.compile(program, JqOptions.none());
            } catch (dev.coxswain.failure.FailureException _) {
                continue;
            }
            if (!query.streamsItems() || ENDLESS.matcher(program).find()) {
                continue;
            }
            excerpts += query.wanted().parts().isWhole() ? 0 : 1;
            String list = "{\"items\":[" + programs.input() + "," + programs.input() + "]}";
            list = list.replace("1 2 3", "1");
            assertThat(overItems(query, list))
                    .as(program + " over " + list)
                    .isEqualTo(over(query, list));
        }
        assertThat(excerpts).isGreaterThan(500);
    }

    /** What a run gives, its error last. */
    private interface Body {
        void run(List<JsonNode> outputs) throws IOException;
    }

    private static List<String> outputs(Body body) throws IOException {
        List<JsonNode> outputs = new ArrayList<>();
        String end = "";
        try {
            body.run(outputs);
        } catch (JqException e) {
            end = e.getMessage() + "; " + e.hint();
        } catch (JqHaltException e) {
            end = "halt " + e.exitCode();
        }
        List<String> texts = new ArrayList<>();
        outputs.forEach(each -> texts.add(JqPrinter.compact(each)));
        texts.add(end);
        return texts;
    }

    private static List<String> over(Query query, String list) throws IOException {
        return outputs(
                outputs ->
                        query.run(
                                JsonReader.parse(list),
                                outputs::add,
                                JqContext.empty(),
                                new Cancellation()));
    }

    private static List<String> overItems(Query query, String list) throws IOException {
        JsonReader.Items form = new JsonReader.Items(query.wanted().parts(), true);
        JsonReader reader =
                new JsonReader(
                        new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)),
                        new JsonReader.Form(false, false, false, form));
        List<JsonNode> items = new ArrayList<>();
        assertThat(reader.read()).isEqualTo(JsonReader.ITEMS);
        for (JsonNode item = reader.read();
                item != null && !item.isMissingNode();
                item = reader.read()) {
            items.add(item);
        }
        return outputs(
                outputs ->
                        query.runItems(
                                items.iterator(),
                                outputs::add,
                                JqContext.empty(),
                                new Cancellation()));
    }
}
