package dev.coxswain.command.set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.command.write.Generated;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.Tree;
import dev.coxswain.document.Json;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Lines;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The environment of containers in lines, as {@code set env --list} shows it.
 *
 * @param pattern which containers
 */
record EnvironmentList(Invocation invocation, String pattern) {
    /** The environments of all objects. */
    Lines of(List<Subject> subjects) {
        StringBuilder text = new StringBuilder();
        for (Subject subject : subjects) {
            ObjectNode live = subject.live(invocation);
            String named = subject.ref().type().plural() + "/" + subject.ref().name();
            List<ObjectNode> containers = PodTemplate.all(PodTemplate.spec(live, named));
            for (ObjectNode container : PodTemplate.matching(containers, pattern)) {
                text.append("# ")
                        .append(Json.text(live, "kind"))
                        .append(' ')
                        .append(Json.text(live, "metadata", "name"))
                        .append(", container ")
                        .append(Json.text(container, "name"))
                        .append('\n');
                for (JsonNode each : container.path("env")) {
                    text.append(line(each, subject)).append('\n');
                }
            }
        }
        return Lines.of(text.toString());
    }

    private String line(JsonNode variable, Subject subject) {
        String name = Json.text(variable, "name");
        JsonNode from = variable.path("valueFrom");
        if (from.isMissingNode() || from.isNull()) {
            return name + "=" + Json.text(variable, "value");
        }
        if (from.has("configMapKeyRef")) {
            JsonNode reference = from.path("configMapKeyRef");
            return invocation.get(SetEnv.RESOLVE)
                    ? name + "=" + value(subject, "ConfigMap", reference)
                    : from(name, "configmap", reference);
        }
        if (from.has("secretKeyRef")) {
            JsonNode reference = from.path("secretKeyRef");
            return invocation.get(SetEnv.RESOLVE)
                    ? name + "=" + decoded(value(subject, "Secret", reference))
                    : from(name, "secret", reference);
        }
        return from.has("fieldRef")
                ? "# " + name + " from field path " + Json.text(from, "fieldRef", "fieldPath")
                : "# "
                        + name
                        + " from resource field "
                        + Json.text(from, "resourceFieldRef", "resource");
    }

    private static String from(String name, String kind, JsonNode reference) {
        return "# "
                + name
                + " from "
                + kind
                + " "
                + Json.text(reference, "name")
                + ", key "
                + Json.text(reference, "key");
    }

    private String value(Subject subject, String kind, JsonNode reference) {
        ResourceRef ref =
                new ResourceRef(
                        Generated.type(Tree.object("kind", kind, "apiVersion", "v1")),
                        subject.ref().namespace(),
                        Json.text(reference, "name"));
        return Json.text(invocation.objects().get(ref), "data", Json.text(reference, "key"));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
