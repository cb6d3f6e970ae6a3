package dev.coxswain.pipeline;

import dev.coxswain.cluster.ConnectionOptions;
import dev.coxswain.cluster.Objects;
import dev.coxswain.failure.FailureException;
import dev.coxswain.line.RowReference;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;
import dev.coxswain.session.Results;

import java.util.List;

/** Heads of pipes that run nothing: the last result, rows of the last table. */
final class HeadSteps {
    private static final Output JSON = Output.of(OutputFormat.JSON);

    private HeadSteps() {}

    /** The last result. */
    static Step last() {
        return context -> {
            Results.Kept kept =
                    context.session()
                            .results()
                            .get(0)
                            .orElseThrow(
                                    () ->
                                            FailureException.plain(
                                                    "there is no last result yet",
                                                    "get something first: get pods"));
            return _ -> result(kept);
        };
    }

    private static Result result(Results.Kept kept) {
        Items.Source source =
                Items.source(() -> ItemSource.of(kept.items().get()), () -> Outcome.DONE);
        return new Items(source, kept.shape(), JSON);
    }

    /** The objects of rows, as the server has them now. */
    static Step rows(RowReference reference) {
        return context -> {
            List<Origin> origins = Rows.origins(context.session(), reference);
            Items.Shape shape = origins.size() == 1 ? Items.Shape.ONE : Items.Shape.LIST;
            return _ -> {
                List<Item> items = origins.stream().map(each -> fetch(context, each)).toList();
                return Items.of(items, shape, JSON, Outcome.DONE);
            };
        };
    }

    private static Item fetch(Context context, Origin origin) {
        ConnectionOptions options = ConnectionOptions.NONE.orContext(origin.context());
        Objects objects = new Objects(context.session().cluster(options), context.cancellation());
        return Item.of(objects.get(origin.ref()), origin);
    }
}
