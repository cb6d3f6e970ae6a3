package dev.coxswain.command.read.describe;

import static dev.coxswain.command.read.describe.VolumeSource.flag;
import static dev.coxswain.command.read.describe.VolumeSource.or;
import static dev.coxswain.command.read.describe.VolumeSource.source;
import static dev.coxswain.command.read.describe.VolumeSource.text;

import java.util.List;
import java.util.stream.Stream;

/** The kinds of persistent volumes. */
final class PersistentVolumes {
    static final List<VolumeSource> ALL =
            Stream.of(
                            CommonVolumes.ALL,
                            SecretVolumes.referring("SecretReference", "name", "namespace"),
                            own())
                    .flatMap(List::stream)
                    .toList();

    private PersistentVolumes() {}

    private static List<VolumeSource> own() {
        return List.of(
                source(
                        "glusterfs",
                        "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)",
                        text("EndpointsName", "endpoints"),
                        or("EndpointsNamespace", Fields.UNSET, "endpointsNamespace"),
                        text("Path", "path"),
                        flag("ReadOnly", "readOnly")),
                SecretVolumes.scaleIo(
                        text("SecretName", "secretRef", "name"),
                        text("SecretNamespace", "secretRef", "namespace")),
                source(
                        "local",
                        "LocalVolume (a persistent volume backed by local storage on a node)",
                        text("Path", "path")),
                source(
                        "azureFile",
                        "AzureFile (an Azure File Service mount on the host and bind mount to the"
                                + " pod)",
                        text("SecretName", "secretName"),
                        text("SecretNamespace", "secretNamespace"),
                        text("ShareName", "shareName"),
                        flag("ReadOnly", "readOnly")),
                CsiVolumes.csi(text("VolumeHandle", "volumeHandle"), flag("ReadOnly", "readOnly")));
    }
}
