package dev.coxswain.command;

import dev.coxswain.failure.FailureReport;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;

/** What a person is told of a result, for tests. */
public final class Told {
    private Told() {}

    /** The lines of its objects, those of its failures, and its exit code. */
    public static List<String> lines(Result result) {
        List<String> lines = new ArrayList<>();
        try (ItemSource source = ((Items) result).objects()) {
            for (Item item = source.next(); item != null; item = source.next()) {
                lines.add(String.valueOf(item.message()));
            }
        }
        result.outcome().failures().forEach(f -> lines.addAll(FailureReport.of(f).lines()));
        lines.add("exit " + result.outcome().exitCode());
        return lines;
    }
}
