package dev.coxswain.command.shell;

import dev.coxswain.cluster.ContextInfo;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Column;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.Result;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code config get-contexts}: the contexts of the kubeconfig, as kubectl shows them. */
public final class GetContexts implements Command {
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("CURRENT"),
                    Column.of("NAME"),
                    Column.of("CLUSTER"),
                    Column.of("AUTHINFO"),
                    Column.of("NAMESPACE"));

    private static final Signature SIGNATURE =
            Signature.of("config get-contexts", "Show the contexts of the kubeconfig")
                    .argument(Argument.rest("NAME").values(Values.Source.CONTEXTS))
                    .flag(OutputFlags.OUTPUT, OutputFlags.NO_HEADERS)
                    .example("config get-contexts", "Which contexts are there?");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        String kubeconfig = kubeconfig(invocation);
        List<ContextInfo> all =
                isMissing(invocation)
                        ? List.of()
                        : invocation.session().clusters().contexts(kubeconfig).stream()
                                .sorted(Comparator.comparing(ContextInfo::name))
                                .toList();
        List<String> wanted = invocation.arguments().positional();
        List<Failure> failures = new ArrayList<>();
        for (String name : wanted) {
            if (all.stream().noneMatch(each -> each.name().equals(name))) {
                failures.add(new Failure.Plain("context " + name + " not found", null));
            }
        }
        List<ContextInfo> shown =
                all.stream()
                        .filter(each -> wanted.isEmpty() || wanted.contains(each.name()))
                        .toList();
        String format = invocation.get(OutputFlags.OUTPUT);
        if (format.equals("name")) {
            StringBuilder names = new StringBuilder();
            shown.forEach(each -> names.append(each.name()).append('\n'));
            return Lines.of(names.toString());
        }
        if (!format.isEmpty()) {
            throw FailureException.plain(
                    "--output "
                            + format
                            + " is not available in kubectl config get-contexts; resetting to"
                            + " default output format");
        }
        String current = all.isEmpty() ? null : invocation.session().context();
        Output output = OutputFlags.of(invocation.arguments());
        return new Items(new Table(shown, current, Outcome.of(failures)), Items.Shape.LIST, output);
    }

    /** The file named on the line, else in front of the command; null where none is. */
    static @Nullable String kubeconfig(Invocation invocation) {
        String named = invocation.connection().kubeconfig();
        return named == null ? invocation.session().kubeconfig() : named;
    }

    /** Whether the one file named is not there, which says as little as an empty one. */
    static boolean isMissing(Invocation invocation) {
        String kubeconfig = kubeconfig(invocation);
        return kubeconfig != null
                && invocation.session().clusters().files(kubeconfig).stream()
                        .noneMatch(Files::exists);
    }

    /** The contexts as rows and as objects. */
    private record Table(List<ContextInfo> contexts, @Nullable String current, Outcome outcome)
            implements Items.Source {
        @Override
        public RowSource rows() {
            List<Row> rows = contexts.stream().map(this::row).toList();
            var batches = new ArrayList<RowBatch>(List.of(new RowBatch(COLUMNS, rows)));
            return new RowSource() {
                @Override
                public @Nullable RowBatch next() {
                    return batches.isEmpty() ? null : batches.removeFirst();
                }

                @Override
                public void close() {}
            };
        }

        private Row row(ContextInfo each) {
            return new Row(
                    List.of(
                            each.name().equals(current) ? "*" : "",
                            each.name(),
                            each.cluster(),
                            each.user(),
                            each.namespace() == null ? "" : each.namespace()),
                    null);
        }

        @Override
        public ItemSource objects() {
            return ItemSource.of(contexts.stream().map(this::item).toList());
        }

        private Item item(ContextInfo each) {
            return Item.of(
                    Json.object()
                            .put("current", each.name().equals(current))
                            .put("name", each.name())
                            .put("cluster", each.cluster())
                            .put("user", each.user())
                            .put("namespace", each.namespace()));
        }
    }
}
