package dev.coxswain.pipeline;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Column;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Commands over three pods, enough to see what the pipeline hands to commands. */
final class FakeCommands {
    private static final ResourceType PODS =
            new ResourceType(
                    "",
                    "v1",
                    "Pod",
                    "pods",
                    "pod",
                    true,
                    List.of("po"),
                    List.of(),
                    Set.of(),
                    Set.of());

    /** How many objects were pulled from the endless list. */
    int pulled;

    /** Whether the endless list was closed. */
    boolean closed;

    final List<String> calls = new ArrayList<>();

    private record Fake(Signature signature, Function<Invocation, Result> work) implements Command {
        @Override
        public Result run(Invocation invocation) {
            return work.apply(invocation);
        }
    }

    private static Signature signature(String name) {
        return Signature.of(name, "A command for tests")
                .argument(Argument.rest("WORD"))
                .flags(OutputFlags.TABLE)
                .flag(dev.coxswain.command.Flag.text("filename").shorthand('f'));
    }

    List<Command> all() {
        return List.of(
                new Fake(signature("get"), this::get),
                new Fake(signature("endless"), _ -> endless()),
                new Fake(signature("logs"), _ -> Lines.of("plain\n{\"a\":1}\n")),
                new Fake(signature("delete"), invocation -> targets("deleted", invocation)),
                new Fake(signature("label"), invocation -> targets("labeled", invocation)),
                new Fake(signature("apply"), invocation -> targets("applied", invocation)),
                new Fake(signature("read"), FakeCommands::read),
                new Fake(signature("fail"), FakeCommands::fail));
    }

    static Item pod(String name, String phase) {
        var json =
                Json.parse(
                        "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"%s\",\"namespace\":\"demo\"},\"status\":{\"phase\":\"%s\"}}"
                                .formatted(name, phase));
        return Item.of(json, new Origin("here", new ResourceRef(PODS, "demo", name)));
    }

    private static final List<Item> ALL =
            List.of(pod("web-1", "Running"), pod("web-2", "Failed"), pod("db-0", "Running"));

    private Result get(Invocation invocation) {
        calls.add("get " + invocation.arguments().positional() + " -n " + invocation.namespace());
        List<String> names = invocation.arguments().positional();
        List<Item> found =
                names.size() < 2
                        ? ALL
                        : ALL.stream()
                                .filter(
                                        i ->
                                                names.contains(
                                                        Json.text(i.json(), "metadata", "name")))
                                .toList();
        boolean missing = names.contains("missing");
        Outcome outcome =
                missing
                        ? Outcome.of(
                                List.of(
                                        new Failure.Verbatim(
                                                "Error from server (NotFound): pods \"missing\" not"
                                                        + " found",
                                                1)))
                        : Outcome.DONE;
        Items.Shape shape = names.size() == 2 ? Items.Shape.ONE : Items.Shape.LIST;
        return new Items(new Pods(found, outcome), shape, OutputFlags.of(invocation.arguments()));
    }

    private record Pods(List<Item> items, Outcome outcome) implements Items.Source {
        @Override
        public RowSource rows() {
            Iterator<Item> rest = items.iterator();
            return new RowSource() {
                private boolean first = true;

                @Override
                public @Nullable RowBatch next() {
                    if (!rest.hasNext()) {
                        return null;
                    }
                    Item item = rest.next();
                    List<Column> columns =
                            first ? List.of(Column.of("NAME"), Column.of("STATUS")) : null;
                    first = false;
                    List<String> cells =
                            List.of(
                                    Json.text(item.json(), "metadata", "name"),
                                    Json.text(item.json(), "status", "phase"));
                    return new RowBatch(columns, List.of(new Row(cells, item.origin())));
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public ItemSource objects() {
            return ItemSource.of(items);
        }
    }

    private Result endless() {
        return new Items(
                Items.source(
                        () ->
                                new ItemSource() {
                                    @Override
                                    public @Nullable Item next() {
                                        pulled++;
                                        return pod("pod-" + pulled, "Running");
                                    }

                                    @Override
                                    public void close() {
                                        closed = true;
                                    }
                                },
                        () -> Outcome.DONE),
                Items.Shape.STREAM,
                dev.coxswain.result.Output.of(dev.coxswain.result.OutputFormat.JSON));
    }

    private Result targets(String done, Invocation invocation) {
        List<Item> written = new ArrayList<>();
        calls.add(
                done + " " + invocation.arguments().positional() + " -n " + invocation.namespace());
        for (String word : invocation.arguments().positional()) {
            written.add(Item.written(Json.object(), null, word + " " + done));
        }
        if (invocation.input() instanceof Items items) {
            for (Item item : Values.drain(items.objects())) {
                String name =
                        item.origin() == null
                                ? Json.text(item.json(), "metadata", "name")
                                : item.origin().ref().qualifiedName();
                written.add(Item.written(item.json(), item.origin(), name + " " + done));
            }
        }
        return Items.of(written, Items.Shape.WRITTEN);
    }

    private static Result read(Invocation invocation) {
        try {
            return Lines.of(
                    "read:"
                            + new String(
                                    invocation.standardInput().readAllBytes(),
                                    StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Result fail(Invocation invocation) {
        invocation.notices().warning("about to fail");
        return new Lines(
                new ByteArrayInputStream("some\n".getBytes(StandardCharsets.UTF_8)),
                () -> Outcome.of(List.of(new Failure.Plain("it failed", null))));
    }
}
