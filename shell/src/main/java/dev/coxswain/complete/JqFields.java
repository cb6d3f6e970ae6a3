package dev.coxswain.complete;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.line.Stage;
import dev.coxswain.line.Word;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.session.Session;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields and builtins at the end of an unfinished jq program, seen in the data it would get. */
final class JqFields {
    private static final Pattern FIELD = Pattern.compile("\\.([A-Za-z_]\\w*)?$");
    private static final Pattern WORD = Pattern.compile("(?<![\\w.])(\\$?)([A-Za-z_]\\w*)?$");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");

    private final Session session;
    private final ClusterNames names;
    private final NameCache cache;
    private final Set<String> words;

    JqFields(Session session, ClusterNames names, NameCache cache, Set<String> words) {
        this.session = session;
        this.names = names;
        this.cache = cache;
        this.words = words;
    }

    /**
     * What can stand at the end of the program.
     *
     * @param start where the program begins in the line
     */
    Completion complete(List<Stage> before, String program, int start) {
        Matcher field = FIELD.matcher(program);
        if (field.find()) {
            String typed = field.group(1) == null ? "" : field.group(1);
            List<JsonNode> data = data(before);
            String path = program.substring(0, field.start());
            int from = start + program.length() - typed.length();
            return Completion.of(from, typed, fields(new JqPath(data).at(path)));
        }
        Matcher word = WORD.matcher(program);
        if (!word.find()) {
            return Completion.nothing(start + program.length());
        }
        String typed = word.group(2) == null ? "" : word.group(2);
        int from = start + program.length() - typed.length();
        List<Candidate> all = new ArrayList<>();
        if (word.group(1).isEmpty()) {
            words.forEach(each -> all.add(Candidate.of(each, "jq", "")));
        } else {
            session.variables()
                    .all()
                    .keySet()
                    .forEach(each -> all.add(Candidate.of(each, "variables", "")));
        }
        return Completion.of(from, typed, all);
    }

    private static List<Candidate> fields(List<JsonNode> nodes) {
        Map<String, String> found = new TreeMap<>();
        for (JsonNode node : nodes) {
            node.properties()
                    .forEach(each -> found.putIfAbsent(each.getKey(), kind(each.getValue())));
        }
        List<Candidate> all = new ArrayList<>();
        found.forEach(
                (name, kind) -> {
                    boolean plain = IDENTIFIER.matcher(name).matches();
                    String text = plain ? name : Json.compact(Json.NODES.textNode(name));
                    all.add(new Candidate(text, name, "fields", kind, false));
                });
        return all;
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array of " + node.size();
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case NULL, BINARY, MISSING, POJO -> "";
        };
    }

    /** What the program would see: one object of the type that is got, else the last result. */
    private List<JsonNode> data(List<Stage> before) {
        if (before.isEmpty() || before.getFirst() instanceof Stage.Last) {
            return parsed(cache.get("last result " + serial(), this::lastResult));
        }
        if (before.size() > 1 || !(before.getFirst() instanceof Stage.Command command)) {
            return List.of();
        }
        List<String> line = new ArrayList<>();
        for (Word word : command.words()) {
            String literal = word.literal();
            line.add(literal == null ? "" : literal);
        }
        if (line.size() < 2 || !line.getFirst().equals("get")) {
            return List.of();
        }
        boolean single = line.size() > 2 && !line.get(2).startsWith("-");
        return names.type(line.get(1)).map(type -> sample(type, single)).orElse(List.of());
    }

    private List<JsonNode> sample(ResourceType type, boolean single) {
        String namespace = session.place().namespace();
        List<JsonNode> lists = parsed(names.sample(type, namespace));
        if (lists.isEmpty() || lists.getFirst().path("items").isEmpty()) {
            lists = parsed(names.sample(type, null));
        }
        List<JsonNode> whole = new ArrayList<>();
        for (JsonNode list : lists) {
            for (JsonNode item : list.path("items")) {
                if (item instanceof ObjectNode object) {
                    object.put("kind", type.kind()).put("apiVersion", type.apiVersion());
                }
            }
            whole.add(single ? list.path("items").path(0) : list);
        }
        return whole;
    }

    private int serial() {
        return session.results().get(0).map(System::identityHashCode).orElse(0);
    }

    private List<String> lastResult() {
        return session.results().get(0).map(JqFields::text).orElse(List.of());
    }

    private static List<String> text(dev.coxswain.session.Results.Kept kept) {
        List<Item> items = kept.items().get();
        if (kept.shape() == Items.Shape.ONE && items.size() == 1) {
            return List.of(Json.compact(items.getFirst().json()));
        }
        ArrayNode array = Json.array();
        items.stream().limit(20).forEach(each -> array.add(each.json()));
        ObjectNode list = Json.object();
        list.put("apiVersion", "v1").put("kind", "List").set("items", array);
        return List.of(Json.compact(list));
    }

    private static List<JsonNode> parsed(List<String> texts) {
        List<JsonNode> nodes = new ArrayList<>();
        for (String text : texts) {
            @Nullable JsonNode node = Json.parse(text);
            if (node != null) {
                nodes.add(node);
            }
        }
        return nodes;
    }
}
