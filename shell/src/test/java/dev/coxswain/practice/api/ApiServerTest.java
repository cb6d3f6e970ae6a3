package dev.coxswain.practice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;
import dev.coxswain.practice.kind.Bootstrap;
import dev.coxswain.practice.kind.BuiltInKinds;
import dev.coxswain.practice.store.Key;
import dev.coxswain.practice.store.Store;
import dev.coxswain.practice.store.StoreFile;
import dev.coxswain.practice.store.Timeline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

class ApiServerTest {
    private static final String DEPLOYMENT =
            """
            metadata: {name: web, namespace: default}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c, image: nginx}]}
            """;

    @TempDir Path directory;
    private Store store;
    private ApiServer api;

    @BeforeEach
    void open() throws IOException {
        store = StoreFile.open(directory, _ -> {}).orElseThrow();
        api =
                new ApiServer(
                        store,
                        new Timeline(Instant.parse("2026-01-01T00:00:00Z")),
                        new Kinds(new BuiltInKinds()));
        Bootstrap.fill(api, 6443);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static ObjectNode yaml(String text) {
        return (ObjectNode) Yaml.parse(text);
    }

    private Kind kind(String name) {
        return api.kinds().named(name).orElseThrow();
    }

    private static Write by(String manager, boolean force) {
        return new Write(manager, false, force, "Strict", _ -> {});
    }

    @Test
    void aDeploymentGetsTheDefaultsOfTheRealServer() {
        JsonNode made = api.create("deployments.apps", yaml(DEPLOYMENT));
        assertThat(Json.compact(made.path("spec").path("strategy")))
                .isEqualTo(
                        "{\"type\":\"RollingUpdate\",\"rollingUpdate\":{\"maxSurge\":\"25%\",\"maxUnavailable\":\"25%\"}}");
        JsonNode container = Paths.at(made, "spec.template.spec.containers").get(0);
        assertThat(container.path("imagePullPolicy").asText()).isEqualTo("Always");
        assertThat(container.path("terminationMessagePath").asText())
                .isEqualTo("/dev/termination-log");
        assertThat(Paths.text(made, "metadata.generation")).isEqualTo("1");
        assertThat(Paths.text(made, "metadata.creationTimestamp"))
                .isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void aSelectorThatMissesTheTemplateIsRefusedInTheServersWords() {
        ObjectNode wrong = yaml(DEPLOYMENT.replace("labels: {app: web}", "labels: {app: other}"));
        assertThatThrownBy(() -> api.create("deployments.apps", wrong))
                .hasMessage(
                        "Deployment.apps \"web\" is invalid: spec.template.metadata.labels: Invalid"
                                + " value: {\"app\":\"other\"}: `selector` does not match template"
                                + " `labels`");
    }

    @Test
    void nameAndNamespaceAreChecked() {
        assertThatThrownBy(
                        () ->
                                api.create(
                                        "configmaps", yaml("metadata: {name: a, namespace: nope}")))
                .hasMessage("namespaces \"nope\" not found");
        api.create("configmaps", yaml("metadata: {name: a, namespace: default}"));
        assertThatThrownBy(
                        () ->
                                api.create(
                                        "configmaps",
                                        yaml("metadata: {name: a, namespace: default}")))
                .hasMessage("configmaps \"a\" already exists");
    }

    @Test
    void generationCountsWishesAndStatusIsApart() {
        ObjectNode made = api.create("deployments.apps", yaml(DEPLOYMENT));
        ObjectNode wished = made.deepCopy();
        wished.withObjectProperty("spec").put("replicas", 3);
        wished.withObjectProperty("status").put("replicas", 9);
        ObjectNode after = api.update("deployments.apps", wished, Objects.MAIN);
        assertThat(Paths.text(after, "metadata.generation")).isEqualTo("2");
        assertThat(Paths.at(after, "status.replicas").isMissingNode()).isTrue();
        ObjectNode told = after.deepCopy();
        told.withObjectProperty("status").put("replicas", 3);
        told.withObjectProperty("spec").put("replicas", 7);
        ObjectNode last = api.update("deployments.apps", told, Objects.STATUS);
        assertThat(Paths.text(last, "status.replicas")).isEqualTo("3");
        assertThat(Paths.text(last, "spec.replicas")).isEqualTo("3");
        assertThatThrownBy(() -> api.update("deployments.apps", wished, Objects.MAIN))
                .hasMessage(
                        "Operation cannot be fulfilled on deployments.apps \"web\": the object has"
                                + " been modified; please apply your changes to the latest version"
                                + " and try again");
    }

    @Test
    void aWriteThatChangesNothingMakesNoVersion() {
        ObjectNode made = api.create("deployments.apps", yaml(DEPLOYMENT));
        long before = store.version();
        assertThat(api.update("deployments.apps", made, Objects.MAIN)).isEqualTo(made);
        assertThat(store.version()).isEqualTo(before);
    }

    @Test
    void aScheduledPodGoesAfterItsGraceOnly() {
        Key key = new Key("pods", "default", "p");
        api.create(
                "pods",
                yaml(
                        "{metadata: {name: p, namespace: default}, spec: {nodeName: n, containers:"
                                + " [{name: c, image: x}]}}"));
        api.delete(key, Deletion.DEFAULT);
        ObjectNode going = api.get(key).orElseThrow();
        assertThat(Paths.text(going, "metadata.deletionTimestamp"))
                .isEqualTo("2026-01-01T00:00:30Z");
        api.delete(key, Deletion.NOW);
        assertThat(api.get(key)).isEmpty();
    }

    @Test
    void aFinalizerHoldsAnObjectUntilItIsOff() {
        Key key = new Key("configmaps", "default", "a");
        api.create(
                "configmaps",
                yaml("metadata: {name: a, namespace: default, finalizers: [example.com/hold]}"));
        api.delete(key, Deletion.DEFAULT);
        assertThat(api.get(key)).isPresent();
        api.modify(
                key,
                Objects.MAIN,
                copy -> copy.withObjectProperty("metadata").remove("finalizers"));
        assertThat(api.get(key)).isEmpty();
    }

    @Test
    void servicesGetAddressesAndNodePorts() {
        JsonNode service =
                api.create(
                        "services",
                        yaml(
                                "{metadata: {name: s, namespace: default}, spec: {type: NodePort,"
                                        + " ports: [{port: 80}]}}"));
        assertThat(Paths.text(service, "spec.clusterIP")).startsWith("10.96.");
        assertThat(Paths.at(service, "spec.ports").get(0).path("nodePort").asInt())
                .isBetween(30000, 32767);
        assertThat(Paths.at(service, "spec.ports").get(0).path("targetPort").asInt()).isEqualTo(80);
    }

    @Test
    void applyConflictsWithOtherManagersAndForceTakesOver() {
        Kind configMaps = kind("configmaps");
        Key key = new Key("configmaps", "default", "a");
        ObjectNode first =
                yaml("{metadata: {name: a, namespace: default}, data: {x: '1', y: '1'}}");
        api.apply(configMaps, key, "", by("one", false), first);
        ObjectNode second = yaml("{metadata: {name: a, namespace: default}, data: {x: '2'}}");
        assertThatThrownBy(() -> api.apply(configMaps, key, "", by("two", false), second))
                .hasMessage("Apply failed with 1 conflict: conflict with \"one\": .data.x");
        api.apply(configMaps, key, "", by("two", true), second);
        ObjectNode third = yaml("metadata: {name: a, namespace: default}");
        ObjectNode last = api.apply(configMaps, key, "", by("one", false), third);
        assertThat(Json.compact(last.path("data"))).isEqualTo("{\"x\":\"2\"}");
    }

    @Test
    void aDefinitionMakesAKindAtOnce() {
        api.create(
                "customresourcedefinitions.apiextensions.k8s.io",
                yaml(
                        """
                        metadata: {name: boats.example.com}
                        spec:
                          group: example.com
                          scope: Namespaced
                          names: {plural: boats, kind: Boat}
                          versions:
                          - name: v1
                            served: true
                            storage: true
                            schema:
                              openAPIV3Schema:
                                type: object
                                properties:
                                  spec:
                                    type: object
                                    required: [oars]
                                    properties: {oars: {type: integer, minimum: 1}}
                        """));
        assertThatThrownBy(
                        () ->
                                api.create(
                                        "boats.example.com",
                                        yaml(
                                                "{metadata: {name: b, namespace: default}, spec:"
                                                        + " {oars: 0}}")))
                .hasMessageContaining("should be greater than or equal to 1");
        api.create(
                "boats.example.com",
                yaml("{metadata: {name: b, namespace: default}, spec: {oars: 4}}"));
        assertThat(api.list("boats.example.com", "default")).hasSize(1);
    }

    @Test
    void generatedNamesAreTriedAgainWhereTheyAreTaken() {
        for (int i = 0; i < 3000; i++) {
            api.create("configmaps", yaml("metadata: {generateName: a-, namespace: default}"));
        }
        assertThat(api.list("configmaps", "default")).hasSize(3000);
    }
}
