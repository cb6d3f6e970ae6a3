package dev.coxswain.command.read.describe;

import static dev.coxswain.command.read.describe.VolumeSource.flag;
import static dev.coxswain.command.read.describe.VolumeSource.number;
import static dev.coxswain.command.read.describe.VolumeSource.or;
import static dev.coxswain.command.read.describe.VolumeSource.source;
import static dev.coxswain.command.read.describe.VolumeSource.text;

import dev.coxswain.document.Json;

import java.util.List;

/** The kinds of volumes that pods and persistent volumes describe alike. */
final class CommonVolumes {
    static final List<VolumeSource> ALL =
            List.of(
                    source(
                            "hostPath",
                            "HostPath (bare host directory volume)",
                            text("Path", "path"),
                            or("HostPathType", Fields.NONE, "type")),
                    source(
                            "gcePersistentDisk",
                            "GCEPersistentDisk (a Persistent Disk resource in Google Compute"
                                    + " Engine)",
                            text("PDName", "pdName"),
                            text("FSType", "fsType"),
                            number("Partition", "partition"),
                            flag("ReadOnly", "readOnly")),
                    source(
                            "awsElasticBlockStore",
                            "AWSElasticBlockStore (a Persistent Disk resource in AWS)",
                            text("VolumeID", "volumeID"),
                            text("FSType", "fsType"),
                            number("Partition", "partition"),
                            flag("ReadOnly", "readOnly")),
                    source(
                            "nfs",
                            "NFS (an NFS mount that lasts the lifetime of a pod)",
                            text("Server", "server"),
                            text("Path", "path"),
                            flag("ReadOnly", "readOnly")),
                    source(
                            "quobyte",
                            "Quobyte (a Quobyte mount on the host that shares a pod's lifetime)",
                            text("Registry", "registry"),
                            text("Volume", "volume"),
                            flag("ReadOnly", "readOnly")),
                    source(
                            "vsphereVolume",
                            "vSphereVolume (a Persistent Disk resource in vSphere)",
                            text("VolumePath", "volumePath"),
                            text("FSType", "fsType"),
                            text("StoragePolicyName", "storagePolicyName")),
                    source(
                            "azureDisk",
                            "AzureDisk (an Azure Data Disk mount on the host and bind mount to the"
                                    + " pod)",
                            text("DiskName", "diskName"),
                            text("DiskURI", "diskURI"),
                            new VolumeSource.Line("Kind: ", node -> Json.text(node, "kind")),
                            text("FSType", "fsType"),
                            text("CachingMode", "cachingMode"),
                            flag("ReadOnly", "readOnly")),
                    source(
                            "photonPersistentDisk",
                            "PhotonPersistentDisk (a Persistent Disk resource in photon platform)",
                            text("PdID", "pdID"),
                            text("FSType", "fsType")),
                    source(
                            "portworxVolume",
                            "PortworxVolume (a Portworx Volume resource)",
                            text("VolumeID", "volumeID")),
                    source(
                            "storageos",
                            "StorageOS (a StorageOS Persistent Disk resource)",
                            text("VolumeName", "volumeName"),
                            text("VolumeNamespace", "volumeNamespace"),
                            text("FSType", "fsType"),
                            flag("ReadOnly", "readOnly")),
                    source(
                            "fc",
                            "FC (a Fibre Channel disk)",
                            new VolumeSource.Line(
                                    "TargetWWNs:",
                                    node -> Fields.joined(", ", node.path("targetWWNs"))),
                            or("LUN", Fields.NONE, "lun"),
                            text("FSType", "fsType"),
                            flag("ReadOnly", "readOnly")),
                    source(
                            "flocker",
                            "Flocker (a Flocker volume mounted by the Flocker agent)",
                            text("DatasetName", "datasetName"),
                            text("DatasetUUID", "datasetUUID")));

    private CommonVolumes() {}
}
