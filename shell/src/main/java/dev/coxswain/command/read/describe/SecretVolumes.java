package dev.coxswain.command.read.describe;

import static dev.coxswain.command.read.describe.VolumeSource.flag;
import static dev.coxswain.command.read.describe.VolumeSource.list;
import static dev.coxswain.command.read.describe.VolumeSource.map;
import static dev.coxswain.command.read.describe.VolumeSource.number;
import static dev.coxswain.command.read.describe.VolumeSource.or;
import static dev.coxswain.command.read.describe.VolumeSource.reference;
import static dev.coxswain.command.read.describe.VolumeSource.source;
import static dev.coxswain.command.read.describe.VolumeSource.text;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.List;

/** The kinds of volumes that name a secret, which pods and persistent volumes do differently. */
final class SecretVolumes {
    private SecretVolumes() {}

    /** Sources that name a secret, which pods and persistent volumes name differently. */
    static List<VolumeSource> referring(String type, String... fields) {
        VolumeSource.Line secret = reference("SecretRef", type, fields);
        return List.of(
                source(
                        "rbd",
                        "RBD (a Rados Block Device mount on the host that shares a pod's lifetime)",
                        list("CephMonitors", "monitors"),
                        text("RBDImage", "image"),
                        text("FSType", "fsType"),
                        text("RBDPool", "pool"),
                        text("RadosUser", "user"),
                        text("Keyring", "keyring"),
                        secret,
                        flag("ReadOnly", "readOnly")),
                source(
                        "cinder",
                        "Cinder (a Persistent Disk resource in OpenStack)",
                        text("VolumeID", "volumeID"),
                        text("FSType", "fsType"),
                        flag("ReadOnly", "readOnly"),
                        secret),
                source(
                        "cephfs",
                        "CephFS (a CephFS mount on the host that shares a pod's lifetime)",
                        list("Monitors", "monitors"),
                        text("Path", "path"),
                        text("User", "user"),
                        text("SecretFile", "secretFile"),
                        secret,
                        flag("ReadOnly", "readOnly")),
                flex(secret),
                iscsi(secret));
    }

    private static VolumeSource flex(VolumeSource.Line secret) {
        return source(
                "flexVolume",
                "FlexVolume (a generic volume resource that is provisioned/attached using"
                        + " an exec based plugin)",
                text("Driver", "driver"),
                text("FSType", "fsType"),
                secret,
                flag("ReadOnly", "readOnly"),
                map("Options", "options"));
    }

    private static VolumeSource iscsi(VolumeSource.Line secret) {
        return source(
                "iscsi",
                "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and"
                        + " then exposed to the pod)",
                text("TargetPortal", "targetPortal"),
                text("IQN", "iqn"),
                number("Lun", "lun"),
                new VolumeSource.Line("ISCSIInterface", node -> Json.text(node, "iscsiInterface")),
                text("FSType", "fsType"),
                flag("ReadOnly", "readOnly"),
                list("Portals", "portals"),
                flag("DiscoveryCHAPAuth", "chapAuthDiscovery"),
                flag("SessionCHAPAuth", "chapAuthSession"),
                secret,
                or("InitiatorName", Fields.NONE, "initiatorName"));
    }

    static VolumeSource scaleIo(VolumeSource.Line... secret) {
        List<VolumeSource.Line> lines = new ArrayList<>();
        lines.add(text("Gateway", "gateway"));
        lines.add(text("System", "system"));
        lines.add(text("Protection Domain", "protectionDomain"));
        lines.add(text("Storage Pool", "storagePool"));
        lines.add(text("Storage Mode", "storageMode"));
        lines.add(text("VolumeName", "volumeName"));
        lines.addAll(List.of(secret));
        lines.add(text("FSType", "fsType"));
        lines.add(flag("ReadOnly", "readOnly"));
        return source(
                "scaleIO",
                "ScaleIO (a persistent volume backed by a block device in ScaleIO)",
                lines.toArray(VolumeSource.Line[]::new));
    }
}
