package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Empty;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Output;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code events}: what has happened, the latest last. */
final class ListEvents implements Command {
    private static final Flag<String> FOR =
            Flag.text("for")
                    .placeholder("TYPE/NAME")
                    .values(Values.Source.RESOURCE_REFS)
                    .help("Only what happened to this object");
    private static final Flag<List<String>> TYPES =
            Flag.list("types")
                    .values(Values.words("Normal", "Warning"))
                    .help("Only events of these types");

    private static final Signature SIGNATURE =
            Signature.of("events", "Show what has happened, the latest last")
                    .alias("event")
                    .flags(OutputFlags.TABLE)
                    .flag(
                            FOR,
                            TYPES,
                            TargetFlags.ALL_NAMESPACES,
                            GetFlags.CHUNK_SIZE,
                            GetFlags.WATCH)
                    .example("events --types=Warning", "What went wrong in this namespace?")
                    .example("events -A", "What happened anywhere?")
                    .example("events --for pod/web --watch", "Follow what happens to a pod");

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        for (String type : invocation.get(TYPES)) {
            if (!type.equalsIgnoreCase("Normal") && !type.equalsIgnoreCase("Warning")) {
                throw FailureException.plain("valid --types are Normal or Warning");
            }
        }
        boolean all = invocation.get(TargetFlags.ALL_NAMESPACES);
        Output output = OutputFlags.withoutColumns(invocation.arguments());
        Request list = request(invocation, all);
        if (invocation.get(GetFlags.WATCH)) {
            return new Items(
                    new HappeningSource(invocation, list, invocation.get(TYPES), all),
                    Items.Shape.TYPED_WATCH,
                    output);
        }
        List<Happening> happenings = happenings(invocation, list);
        if (happenings.isEmpty()) {
            invocation
                    .notices()
                    .line(
                            all
                                    ? "No events found."
                                    : "No events found in "
                                            + invocation.namespace()
                                            + " namespace.");
            return Empty.DONE;
        }
        Instant now = invocation.session().clock().instant();
        return new Items(
                new ReadyTable(
                        Happening.columns(all),
                        happenings.stream().map(each -> each.row(all, now)).toList(),
                        () -> ItemSource.of(happenings.stream().map(Happening::item).toList())),
                Items.Shape.TYPED,
                output);
    }

    private static Request request(Invocation invocation, boolean all) {
        String path =
                all ? "/api/v1/events" : "/api/v1/namespaces/" + invocation.namespace() + "/events";
        return Request.get(path).with("fieldSelector", about(invocation));
    }

    private static List<Happening> happenings(Invocation invocation, Request list) {
        List<String> types = invocation.get(TYPES);
        List<Happening> happenings = new ArrayList<>();
        for (JsonNode each : Descriptions.around(invocation, false).list(list)) {
            Happening happening = new Happening(each);
            if (happening.isOneOf(types)) {
                happenings.add(happening);
            }
        }
        happenings.sort(Comparator.comparing(Happening::last));
        return happenings;
    }

    private static @Nullable String about(Invocation invocation) {
        String about = invocation.get(FOR);
        if (about.isEmpty()) {
            return null;
        }
        String[] parts = about.split("/", -1);
        if (parts.length > 2) {
            throw FailureException.plain(
                    "arguments in resource/name form may not have more than one slash");
        }
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw FailureException.plain("--for must be in resource/name form");
        }
        ResourceType type =
                invocation.cluster().types().resolve(parts[0], invocation.cancellation());
        return "involvedObject.kind="
                + type.kind()
                + ",involvedObject.apiVersion="
                + type.apiVersion()
                + ",involvedObject.name="
                + parts[1];
    }
}
