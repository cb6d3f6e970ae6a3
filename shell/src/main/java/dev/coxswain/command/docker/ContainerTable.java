package dev.coxswain.command.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.gotemplate.GoTemplate;
import dev.coxswain.gotemplate.TemplateException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Containers as docker prints them: its table, or the lines of a template.
 *
 * @param whole whether ids and commands are printed to their ends
 */
record ContainerTable(List<NodeContainer> rows, boolean whole) {
    private static final int NARROWEST = 10;
    private static final int GAP = 3;
    private static final int COMMAND = 20;
    private static final String STANDARD =
            "{{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}"
                    + "\t{{.Names}}";

    String ids() {
        return rows.stream().map(each -> id(each) + "\n").collect(Collectors.joining());
    }

    /**
     * The rows as a format says; empty for docker's own table.
     *
     * @throws FailureException where the format is no template
     */
    String formatted(String format) {
        if (format.isEmpty() || format.equals("table")) {
            return table(STANDARD);
        }
        String template = format.replace("\\t", "\t").replace("\\n", "\n");
        if (template.startsWith("table ")) {
            return table(template.substring("table ".length()));
        }
        return rows.stream()
                .map(this::values)
                .map(
                        each ->
                                format.equals("json") || format.equals("{{json .}}")
                                        ? Json.compact(each)
                                        : filled(template, each))
                .map(each -> each + "\n")
                .collect(Collectors.joining());
    }

    private String table(String template) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(cells(template, headers()));
        rows.forEach(each -> lines.add(cells(template, values(each))));
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                int column = i;
                boolean last = i == line.size() - 1;
                int width =
                        lines.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
                String cell = line.get(i);
                text.append(cell)
                        .append(
                                last
                                        ? "\n"
                                        : " "
                                                .repeat(
                                                        Math.max(NARROWEST, width + GAP)
                                                                - cell.length()));
            }
        }
        return text.toString();
    }

    private static List<String> cells(String template, ObjectNode values) {
        return List.of(filled(template, values).split("\t", -1));
    }

    private static String filled(String template, ObjectNode values) {
        StringBuilder text = new StringBuilder();
        try {
            GoTemplate.compile("", template).fill(values, true, text);
        } catch (TemplateException e) {
            throw FailureException.plain(
                    "template parsing error: " + e.getMessage(),
                    "its fields are " + String.join(", ", fields()));
        }
        return text.toString();
    }

    private static List<String> fields() {
        List<String> names = new ArrayList<>();
        headers().fieldNames().forEachRemaining(name -> names.add("." + name));
        return names;
    }

    private static ObjectNode headers() {
        return Json.object()
                .put("Command", "COMMAND")
                .put("CreatedAt", "CREATED AT")
                .put("ID", "CONTAINER ID")
                .put("Image", "IMAGE")
                .put("Labels", "LABELS")
                .put("Names", "NAMES")
                .put("Ports", "PORTS")
                .put("RunningFor", "CREATED")
                .put("State", "STATE")
                .put("Status", "STATUS");
    }

    private String id(NodeContainer row) {
        return whole ? row.id() : row.shortId();
    }

    private ObjectNode values(NodeContainer row) {
        String command = row.command();
        boolean cut = !whole && command.length() > COMMAND;
        return Json.object()
                .put(
                        "Command",
                        "\"" + (cut ? command.substring(0, COMMAND - 1) + "…" : command) + "\"")
                .put(
                        "CreatedAt",
                        row.started()
                                .toString()
                                .replace("T", " ")
                                .replaceAll("(\\.\\d+)?Z", " +0000 UTC"))
                .put("ID", id(row))
                .put("Image", row.image())
                .put(
                        "Labels",
                        row.labels().entrySet().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(",")))
                .put("Names", row.name())
                .put("Ports", "")
                .put("RunningFor", row.age())
                .put("State", row.running() ? "running" : "exited")
                .put("Status", row.status());
    }
}
