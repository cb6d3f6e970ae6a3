package dev.coxswain.practice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.practice.kind.BuiltInKinds;

import org.junit.jupiter.api.Test;

class PatchesTest {
    private static final Schema PODS =
            new Kinds(new BuiltInKinds()).named("pods").orElseThrow().schema();

    private static JsonNode yaml(String text) {
        return Yaml.parse(text);
    }

    private static String strategic(String target, String patch) {
        return Json.compact(StrategicMerge.apply((ObjectNode) yaml(target), yaml(patch), PODS));
    }

    @Test
    void mergePatchReplacesListsAndRemovesNulls() {
        JsonNode merged =
                Patches.merge(
                        yaml("{a: [1, 2], b: 1, c: {d: 1}}"), yaml("{a: [3], b: null, c: {e: 2}}"));
        assertThat(Json.compact(merged)).isEqualTo("{\"a\":[3],\"c\":{\"d\":1,\"e\":2}}");
    }

    @Test
    void jsonPatchDoesItsSixOperations() {
        JsonNode patched =
                Patches.json(
                        yaml("{a: [1], b: {c: 1}}"),
                        yaml(
                                """
                                - {op: test, path: /a/0, value: 1}
                                - {op: add, path: /a/-, value: 2}
                                - {op: replace, path: /b/c, value: 9}
                                - {op: copy, from: /b, path: /d}
                                - {op: move, from: /a, path: /e}
                                - {op: remove, path: /b}
                                """));
        assertThat(Json.compact(patched)).isEqualTo("{\"d\":{\"c\":9},\"e\":[1,2]}");
        assertThatThrownBy(
                        () ->
                                Patches.json(
                                        yaml("{a: 1}"), yaml("[{op: remove, path: /nope/deeper}]")))
                .isInstanceOf(StatusException.class);
    }

    @Test
    void strategicMergeKnowsContainersByName() {
        assertThat(
                        strategic(
                                "{spec: {containers: [{name: a, image: x}, {name: b, image: y}]}}",
                                "{spec: {containers: [{name: b, image: z}, {name: c, image: w}]}}"))
                .isEqualTo(
                        "{\"spec\":{\"containers\":[{\"name\":\"a\",\"image\":\"x\"},{\"name\":\"b\",\"image\":\"z\"},{\"name\":\"c\",\"image\":\"w\"}]}}");
    }

    @Test
    void strategicMergeDeletesReplacesAndOrders() {
        assertThat(
                        strategic(
                                "{spec: {containers: [{name: a}, {name: b}]}}",
                                "{spec: {containers: [{name: a, $patch: delete}]}}"))
                .isEqualTo("{\"spec\":{\"containers\":[{\"name\":\"b\"}]}}");
        assertThat(
                        strategic(
                                "{spec: {containers: [{name: a}, {name: b}]}}",
                                "{spec: {$setElementOrder/containers: [{name: b}, {name: a}]}}"))
                .isEqualTo("{\"spec\":{\"containers\":[{\"name\":\"b\"},{\"name\":\"a\"}]}}");
        assertThat(
                        strategic(
                                "{metadata: {finalizers: [x, z]}}",
                                "{metadata: {$deleteFromPrimitiveList/finalizers: [x]}}"))
                .isEqualTo("{\"metadata\":{\"finalizers\":[\"z\"]}}");
        assertThat(
                        strategic(
                                "{spec: {tolerations: [{key: a}]}}",
                                "{spec: {tolerations: [{key: b}]}}"))
                .isEqualTo("{\"spec\":{\"tolerations\":[{\"key\":\"b\"}]}}");
    }
}
