package dev.coxswain.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.result.Column;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Results in each rendering. */
class PrinterTest {
    private static final JsonNode POD =
            Json.parse(
                    """
                    {"kind":"Pod","apiVersion":"v1","metadata":{"name":"web","labels":{"b":"<2>","a":"1"},
                    "managedFields":[{"manager":"x"}]},"spec":{"list":[{"z":1,"y":[]}],"empty":{},"f":1.0}}
                    """);

    private static String print(Items items, Traits traits) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printer.print(items, out, traits);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String print(JsonNode json, OutputFormat format, @Nullable String template) {
        Output output = new Output(format, template, false, false);
        return print(
                Items.of(List.of(Item.of(json)), Items.Shape.ONE, output, Outcome.DONE),
                Traits.PLAIN);
    }

    private static String table(Output output, Traits traits, RowBatch... batches) {
        List<RowBatch> rest = new ArrayList<>(List.of(batches));
        Items.Source source =
                new Items.Source() {
                    @Override
                    public RowSource rows() {
                        return new RowSource() {
                            @Override
                            public @Nullable RowBatch next() {
                                return rest.isEmpty() ? null : rest.removeFirst();
                            }

                            @Override
                            public void close() {}
                        };
                    }

                    @Override
                    public ItemSource objects() {
                        throw new AssertionError("a table asks for rows");
                    }

                    @Override
                    public Outcome outcome() {
                        return Outcome.DONE;
                    }
                };
        return print(new Items(source, Items.Shape.LIST, output), traits);
    }

    private static final List<Column> COLUMNS =
            List.of(Column.of("NAME"), new Column("IP", 1), Column.of("AGE"));

    @Test
    void jsonIsSortedIndentedAndEscaped() {
        assertThat(print(POD, OutputFormat.JSON, null))
                .isEqualTo(
                        """
                        {
                            "apiVersion": "v1",
                            "kind": "Pod",
                            "metadata": {
                                "labels": {
                                    "a": "1",
                                    "b": "\\u003c2\\u003e"
                                },
                                "name": "web"
                            },
                            "spec": {
                                "empty": {},
                                "f": 1,
                                "list": [
                                    {
                                        "y": [],
                                        "z": 1
                                    }
                                ]
                            }
                        }
                        """);
        assertThat(POD.path("metadata").has("managedFields")).isTrue();
    }

    @Test
    void yamlIsWhatGoWrites() {
        ObjectNode data = Json.object();
        data.put("yes", "yes").put("n", "1").put("date", "2024-01-01").put("text", "a: b");
        data.put("multi", "x\ny\n")
                .put("open", "x\ny")
                .put("tab", "a\tb")
                .put("a10", "")
                .put("a2", "~");
        data.put("time", "10:30").put("dash", "- x").put("plain", "it's");
        data.put(
                "long",
                "The node was low on resource and a container was using more than its request, so");
        data.putArray("list").addObject().put("a", 1).put("b", true);
        assertThat(print(data, OutputFormat.YAML, null))
                .isEqualTo(
                        """
                        a2: "~"
                        a10: ""
                        dash: '- x'
                        date: "2024-01-01"
                        list:
                        - a: 1
                          b: true
                        long: The node was low on resource and a container was using more than its request,
                          so
                        multi: |
                          x
                          y
                        "n": "1"
                        open: |-
                          x
                          y
                        plain: it's
                        tab: "a\\tb"
                        text: 'a: b'
                        time: "10:30"
                        "yes": "yes"
                        """);
    }

    @Test
    void namesPathsAndColumns() {
        assertThat(print(POD, OutputFormat.NAME, null)).isEqualTo("pod/web\n");
        assertThat(print(POD, OutputFormat.JSONPATH, "{.metadata.labels}"))
                .isEqualTo("{\"a\":\"1\",\"b\":\"\\u003c2\\u003e\"}");
        assertThat(print(POD, OutputFormat.JSONPATH_AS_JSON, "{.kind}"))
                .isEqualTo("[\n    \"Pod\"\n]\n");
        assertThat(
                        print(
                                POD,
                                OutputFormat.CUSTOM_COLUMNS,
                                "N:metadata.name,L:.metadata.labels,X:x"))
                .isEqualTo("N     L                X\nweb   map[a:1 b:<2>]   <none>\n");
    }

    @Test
    void tablesHaveTheWidthOfTheirWidestCell() {
        RowBatch first =
                new RowBatch(COLUMNS, List.of(new Row(List.of("a", "1.2.3.4", "1m"), null)));
        RowBatch more =
                new RowBatch(null, List.of(new Row(List.of("long-name", "", "two\nlines"), null)));
        assertThat(table(Output.DEFAULT, Traits.PLAIN, first, more))
                .isEqualTo("NAME        AGE\na           1m\nlong-name   two...\n");
        assertThat(table(Output.of(OutputFormat.WIDE), Traits.PLAIN, first, more))
                .isEqualTo(
                        "NAME        IP        AGE\n"
                                + "a           1.2.3.4   1m\n"
                                + "long-name             two...\n");
        assertThat(table(Output.DEFAULT, Traits.PLAIN, first, first))
                .isEqualTo("NAME   AGE\na      1m\n\nNAME   AGE\na      1m\n");
        assertThat(table(new Output(OutputFormat.TABLE, null, true, false), Traits.PLAIN, first))
                .isEqualTo("a     1m\n");
    }

    @Test
    void cellsCannotCommandATerminal() {
        RowBatch evil =
                new RowBatch(COLUMNS, List.of(new Row(List.of("\u001b[31mred", "", "界"), null)));
        assertThat(table(Output.DEFAULT, new Traits(true), evil))
                .isEqualTo("NAME        AGE\n^[[31mred   界\n");
    }

    @Test
    void aReaderThatWentAwayIsNoFailure() {
        OutputStream closed =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        Items items =
                Items.of(
                        List.of(Item.of(POD)),
                        Items.Shape.ONE,
                        Output.of(OutputFormat.JSON),
                        Outcome.DONE);
        Printer.print(items, closed, Traits.PLAIN);
        assertThat(items.outcome().exitCode()).isZero();
    }

    @Test
    void kyaml() {
        JsonNode data =
                Json.parse(
                        """
                        {"a":"x","on":"yes","1.2":"n","a b":1,"e":{},"nu":null,"fl":1234567.5,
                        "tx":"\\n  two\\nthree","l":[1,[2]],"m":[{"a":1},{"b":[]}],"z":[[1],[]]}
                        """
                                .replace("\\\\", "\\"));
        assertThat(print(data, OutputFormat.KYAML, null))
                .isEqualTo(
                        """
                        ---
                        {
                          "1.2": "n",
                          a: "x",
                          "a b": 1,
                          e: {},
                          fl: 1234567.5,
                          l: [
                            1,
                            [
                              2,
                            ],
                          ],
                          m: [{
                            a: 1,
                          }, {
                            b: [],
                          }],
                          nu: null,
                          "on": "yes",
                          tx: "\\
                             \\n\\
                            \\  two\\n\\
                             three\\
                            ",
                          z: [[
                            1,
                          ], []],
                        }
                        """);
    }

    @Test
    void goTemplates() {
        assertThat(print(POD, OutputFormat.GO_TEMPLATE, "{{.kind}} {{.metadata.nope}}"))
                .isEqualTo("Pod <no value>");
        assertThat(print(POD, OutputFormat.TEMPLATE, "{{len .metadata.managedFields}}"))
                .isEqualTo("1");
    }

    @Test
    void aWatchPrintsEachObjectAsItself() {
        Items watched =
                Items.of(
                        List.of(Item.of(Json.object().put("a", 1)), Item.of(Json.object())),
                        Items.Shape.WATCH,
                        Output.of(OutputFormat.JSON),
                        Outcome.DONE);
        assertThat(print(watched, Traits.PLAIN)).isEqualTo("{\n    \"a\": 1\n}\n{}\n");
    }
}
