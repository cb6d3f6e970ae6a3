package dev.coxswain.command.set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.Tree;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code set env}: changes or lists the environment of a workload's containers. */
final class SetEnv implements Command {
    private static final Flag<String> CONTAINERS =
            Flag.text("containers")
                    .shorthand('c')
                    .defaulting("*")
                    .placeholder("PATTERN")
                    .help("Only containers of this name");
    private static final Flag<List<String>> ENV =
            Flag.repeated("env").shorthand('e').placeholder("NAME=VALUE").help("A variable");
    private static final Flag<String> FROM =
            Flag.text("from")
                    .values(Values.Source.RESOURCE_REFS)
                    .placeholder("configmap/NAME")
                    .help("Take the keys of a config map or secret as variables");
    private static final Flag<List<String>> KEYS =
            Flag.list("keys").placeholder("KEY").help("Only these keys of --from");
    private static final Flag<String> PREFIX =
            Flag.text("prefix").help("Put before the names of variables from --from");
    private static final Flag<Boolean> OVERWRITE =
            Flag.bool("overwrite").defaulting(true).help("Change variables that are there already");
    static final Flag<Boolean> LIST = Flag.bool("list").help("Show the environment");
    static final Flag<Boolean> RESOLVE =
            Flag.bool("resolve").help("Show values of config maps and secrets in the list");
    private static final Signature SIGNATURE =
            FeatureChange.declared(
                            Signature.of(
                                    "set env", "Change the environment of a workload's containers"),
                            "TYPE/NAME NAME=VALUE… NAME-…")
                    .flag(CONTAINERS, ENV, FROM, KEYS, PREFIX, OVERWRITE, LIST, RESOLVE)
                    .example("set env deploy/web COLOR=blue SIZE-", "One set, one removed")
                    .example("set env deploy/web --list", "What is set");

    private final Sources sources;

    SetEnv(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    /** What is to be done to each container. */
    private record Wanted(Map<String, ObjectNode> set, Set<String> removed) {}

    @Override
    public Result run(Invocation invocation) {
        List<String> all = new ArrayList<>(invocation.arguments().positional());
        FeatureChange.Words words = FeatureChange.Words.of(all, true);
        List<String> pairs = new ArrayList<>(words.pairs());
        pairs.addAll(invocation.get(ENV));
        if (words.targets().isEmpty() && !Sources.given(invocation)) {
            throw FailureException.plain(
                    "one or more resources must be specified as <resource> <name> or"
                            + " <resource>/<name>");
        }
        Wanted wanted = wanted(pairs);
        Subject.checkWords(words.targets());
        if (invocation.get(LIST)) {
            return new EnvironmentList(invocation, invocation.get(CONTAINERS))
                    .of(Subject.of(invocation, sources, words.targets()));
        }
        if (!invocation.get(FROM).isEmpty()) {
            new EnvironmentSource(invocation, invocation.get(KEYS), invocation.get(PREFIX))
                    .read(invocation.get(FROM))
                    .forEach((name, entry) -> wanted.set().put(name, entry));
        }
        return new FeatureChange(
                        invocation,
                        "env updated",
                        "failed to patch env update to pod template: ",
                        false)
                .each(
                        sources,
                        words.targets(),
                        (object, named) -> change(invocation, object, named, wanted));
    }

    private static Wanted wanted(List<String> pairs) {
        Map<String, ObjectNode> set = new LinkedHashMap<>();
        Set<String> removed = new LinkedHashSet<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                removed.add(pair.substring(0, pair.length() - 1));
                continue;
            }
            String name = pair.substring(0, equals);
            if (!name.matches("[-._a-zA-Z][-._a-zA-Z0-9]*")) {
                throw FailureException.plain("invalid parameter assignment in \"" + pair + "\"");
            }
            set.put(name, Tree.object("name", name, "value", pair.substring(equals + 1)));
        }
        if (removed.stream().anyMatch(set::containsKey)) {
            throw FailureException.plain(
                    "can not both modify and remove the same environment variable in the same"
                            + " command");
        }
        return new Wanted(set, removed);
    }

    private static void change(
            Invocation invocation, ObjectNode object, String named, Wanted wanted) {
        String pattern = invocation.get(CONTAINERS);
        List<ObjectNode> meant =
                PodTemplate.matching(PodTemplate.all(PodTemplate.spec(object, named)), pattern);
        if (meant.isEmpty()) {
            invocation
                    .notices()
                    .warning(
                            FeatureChange.kindAndName(object)
                                    + " does not have any containers matching \""
                                    + pattern
                                    + "\"");
        }
        for (ObjectNode container : meant) {
            if (!invocation.get(OVERWRITE)) {
                refuse(container, named, wanted);
            }
            ArrayNode after = after(container.path("env"), wanted);
            if (after.isEmpty()) {
                container.remove("env");
            } else {
                container.set("env", after);
            }
        }
    }

    private static void refuse(ObjectNode container, String named, Wanted wanted) {
        for (JsonNode each : container.path("env")) {
            String name = Json.text(each, "name");
            if (wanted.set().containsKey(name)) {
                throw FailureException.plain(
                        named
                                + " '"
                                + name
                                + "' already has a value ("
                                + Json.text(each, "value")
                                + "), and --overwrite is false");
            }
        }
    }

    private static ArrayNode after(JsonNode now, Wanted wanted) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        now.forEach(each -> all.put(Json.text(each, "name"), each));
        all.putAll(wanted.set());
        wanted.removed().forEach(all::remove);
        ArrayNode env = Json.array();
        all.values().forEach(env::add);
        return env;
    }
}
