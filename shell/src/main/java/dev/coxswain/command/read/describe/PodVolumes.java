package dev.coxswain.command.read.describe;

import static dev.coxswain.command.read.describe.VolumeSource.flag;
import static dev.coxswain.command.read.describe.VolumeSource.source;
import static dev.coxswain.command.read.describe.VolumeSource.text;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.List;
import java.util.stream.Stream;

/** The kinds of volumes of pods, but for those with parts inside. */
final class PodVolumes {
    static final List<VolumeSource> ALL =
            Stream.of(
                            CommonVolumes.ALL,
                            SecretVolumes.referring("LocalObjectReference", "name"),
                            files(),
                            storage())
                    .flatMap(List::stream)
                    .toList();

    private PodVolumes() {}

    private static List<VolumeSource> files() {
        return List.of(
                source(
                        "emptyDir",
                        "EmptyDir (a temporary directory that shares a pod's lifetime)",
                        text("Medium", "medium"),
                        new VolumeSource.Line("SizeLimit:", PodVolumes::sizeLimit)),
                source(
                        "gitRepo",
                        "GitRepo (a volume that is pulled from git when the pod is created)",
                        text("Repository", "repository"),
                        text("Revision", "revision")),
                source(
                        "secret",
                        "Secret (a volume populated by a Secret)",
                        text("SecretName", "secretName"),
                        flag("Optional", "optional")),
                source(
                        "configMap",
                        "ConfigMap (a volume populated by a ConfigMap)",
                        text("Name", "name"),
                        flag("Optional", "optional")),
                source(
                        "image",
                        "Image (a container image or OCI artifact)",
                        text("Reference", "reference"),
                        text("PullPolicy", "pullPolicy")));
    }

    private static List<VolumeSource> storage() {
        return List.of(
                source(
                        "glusterfs",
                        "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)",
                        text("EndpointsName", "endpoints"),
                        text("Path", "path"),
                        flag("ReadOnly", "readOnly")),
                source(
                        "persistentVolumeClaim",
                        "PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same"
                                + " namespace)",
                        text("ClaimName", "claimName"),
                        flag("ReadOnly", "readOnly")),
                SecretVolumes.scaleIo(),
                source(
                        "azureFile",
                        "AzureFile (an Azure File Service mount on the host and bind mount to the"
                                + " pod)",
                        text("SecretName", "secretName"),
                        text("ShareName", "shareName"),
                        flag("ReadOnly", "readOnly")),
                CsiVolumes.csi(flag("ReadOnly", "readOnly")));
    }

    private static String sizeLimit(JsonNode source) {
        String limit = Json.text(source, "sizeLimit");
        return Amount.of(limit).value().signum() > 0 ? limit : Fields.UNSET;
    }
}
