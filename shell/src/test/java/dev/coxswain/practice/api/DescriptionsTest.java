package dev.coxswain.practice.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.kind.BuiltInKinds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class DescriptionsTest {
    private static final Kinds KINDS = new Kinds(new BuiltInKinds());
    private static final Descriptions DESCRIPTIONS = Descriptions.read();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "core.v1.Pod",
                "core.v1.Container",
                "core.v1.Probe",
                "core.v1.ResourceRequirements",
                "core.v1.Service",
                "core.v1.ServiceSpec",
                "core.v1.ConfigMap",
                "core.v1.Secret",
                "core.v1.PersistentVolumeClaimSpec",
                "apps.v1.Deployment",
                "apps.v1.DeploymentSpec",
                "apps.v1.StatefulSetSpec",
                "apps.v1.DaemonSetSpec",
                "batch.v1.JobSpec",
                "batch.v1.CronJobSpec",
                "networking.v1.IngressSpec",
                "networking.v1.HTTPIngressPath",
                "autoscaling.v2.HorizontalPodAutoscalerSpec",
                "rbac.v1.PolicyRule"
            })
    void whatLearnersMeetIsDescribed(String type) {
        String name = "io.k8s.api." + type;
        assertThat(DESCRIPTIONS.type(name)).isNotEmpty();
        KINDS.schemas()
                .all()
                .path(name)
                .path("properties")
                .fieldNames()
                .forEachRemaining(
                        field ->
                                assertThat(DESCRIPTIONS.field(name, field))
                                        .as(type + "." + field)
                                        .isNotEmpty());
    }

    @Test
    void aTypesOwnWordsGoFirst() {
        String owner = "io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference";
        assertThat(DESCRIPTIONS.field(owner, "kind")).isEqualTo("What the owner is.");
        assertThat(DESCRIPTIONS.field("io.k8s.api.core.v1.Pod", "kind"))
                .isEqualTo("What the object is, in CamelCase, as Pod or Deployment.");
        assertThat(DESCRIPTIONS.field("io.k8s.api.core.v1.Pod", "nothing")).isEmpty();
        assertThat(DESCRIPTIONS.type("io.example.Nothing")).isEmpty();
    }

    @Test
    void whatIsDescribedIsThere() throws IOException {
        var wrong = new ArrayList<String>();
        List<String> section = List.of("*");
        for (String line : lines()) {
            if (line.startsWith("[")) {
                section = List.of(line.substring(1, line.length() - 1).split(" "));
            } else if (!section.equals(List.of("*")) && !known(section, line)) {
                wrong.add(section + " " + line);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> lines() throws IOException {
        try (var in = Descriptions.class.getResourceAsStream("descriptions.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static boolean known(List<String> types, String line) {
        for (String type : types) {
            for (var schema : KINDS.schemas().all().properties()) {
                JsonNode fields = schema.getValue().path("properties");
                boolean field = line.startsWith(". ") || fields.has(line.split(": ")[0]);
                if (schema.getKey().endsWith("." + type) && field) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void everyColumnSaysWhatItShows() {
        for (Kind kind : KINDS.all()) {
            for (Kind.Column column : kind.columns()) {
                assertThat(column.description()).as(kind.name() + " " + column.name()).isNotEmpty();
            }
        }
    }
}
