package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.pod.InternalForms;
import io.quarterdeck.rules.GoStruct;

/** How messages show the spec of a volume: as kube-apiserver's internal types. */
public final class PersistentVolumeForm {
  private static final GoStruct SECRET = GoStruct.of("Name Namespace");
  private static final GoStruct OBJECT =
      GoStruct.of("Kind Namespace Name UID=uid APIVersion=apiVersion ResourceVersion FieldPath");

  static final GoStruct NODE_AFFINITY =
      GoStruct.of("Required*")
          .with(
              "Required",
              GoStruct.of("NodeSelectorTerms[]").with("NodeSelectorTerms", InternalForms.TERM));

  /** The spec, in which the sources stand between the capacity and the access modes. */
  public static final GoStruct SPEC =
      GoStruct.of(
              "Capacity[] GCEPersistentDisk*=gcePersistentDisk"
                  + " AWSElasticBlockStore*=awsElasticBlockStore HostPath* Glusterfs* NFS*=nfs"
                  + " RBD*=rbd Quobyte* ISCSI*=iscsi FlexVolume* Cinder* CephFS*=cephfs FC*=fc"
                  + " Flocker* AzureFile* VsphereVolume* AzureDisk* PhotonPersistentDisk*"
                  + " PortworxVolume* ScaleIO*=scaleIO Local* StorageOS*=storageos CSI*=csi"
                  + " AccessModes[] ClaimRef* PersistentVolumeReclaimPolicy StorageClassName"
                  + " MountOptions[] VolumeMode* NodeAffinity* VolumeAttributesClassName*")
          .with("ClaimRef", OBJECT)
          .with("NodeAffinity", NODE_AFFINITY)
          .with(
              "GCEPersistentDisk", GoStruct.of("PDName=pdName FSType=fsType Partition# ReadOnly?"))
          .with(
              "AWSElasticBlockStore",
              GoStruct.of("VolumeID=volumeID FSType=fsType Partition# ReadOnly?"))
          .with("HostPath", GoStruct.of("Path Type*"))
          .with(
              "Glusterfs",
              GoStruct.of("EndpointsName=endpoints Path ReadOnly? EndpointsNamespace*"))
          .with("NFS", GoStruct.of("Server Path ReadOnly?"))
          .with(
              "RBD",
              GoStruct.of(
                      "CephMonitors[]=monitors RBDImage=image FSType=fsType RBDPool=pool"
                          + " RadosUser=user Keyring SecretRef* ReadOnly?")
                  .with("SecretRef", SECRET))
          .with("Quobyte", GoStruct.of("Registry Volume ReadOnly? User Group Tenant"))
          .with(
              "ISCSI",
              GoStruct.of(
                      "TargetPortal IQN=iqn Lun# ISCSIInterface=iscsiInterface FSType=fsType"
                          + " ReadOnly? Portals[] DiscoveryCHAPAuth?=chapAuthDiscovery"
                          + " SessionCHAPAuth?=chapAuthSession SecretRef* InitiatorName*")
                  .with("SecretRef", SECRET))
          .with(
              "FlexVolume",
              GoStruct.of("Driver FSType=fsType SecretRef* ReadOnly? Options[]")
                  .with("SecretRef", SECRET))
          .with(
              "Cinder",
              GoStruct.of("VolumeID=volumeID FSType=fsType ReadOnly? SecretRef*")
                  .with("SecretRef", SECRET))
          .with(
              "CephFS",
              GoStruct.of("Monitors[] Path User SecretFile SecretRef* ReadOnly?")
                  .with("SecretRef", SECRET))
          .with(
              "FC",
              GoStruct.of("TargetWWNs[]=targetWWNs Lun* FSType=fsType ReadOnly? WWIDs[]=wwids"))
          .with("Flocker", GoStruct.of("DatasetName DatasetUUID=datasetUUID"))
          .with("AzureFile", GoStruct.of("SecretName ShareName ReadOnly? SecretNamespace*"))
          .with(
              "VsphereVolume",
              GoStruct.of(
                  "VolumePath FSType=fsType StoragePolicyName StoragePolicyID=storagePolicyID"))
          .with(
              "AzureDisk",
              GoStruct.of(
                  "DiskName DataDiskURI=diskURI CachingMode* FSType*=fsType ReadOnly* Kind*"))
          .with("PhotonPersistentDisk", GoStruct.of("PdID=pdID FSType=fsType"))
          .with("PortworxVolume", GoStruct.of("VolumeID=volumeID FSType=fsType ReadOnly?"))
          .with(
              "ScaleIO",
              GoStruct.of(
                      "Gateway System SecretRef* SSLEnabled?=sslEnabled ProtectionDomain"
                          + " StoragePool StorageMode VolumeName FSType=fsType ReadOnly?")
                  .with("SecretRef", SECRET))
          .with("Local", GoStruct.of("Path FSType*=fsType"))
          .with(
              "StorageOS",
              GoStruct.of("VolumeName VolumeNamespace FSType=fsType ReadOnly? SecretRef*")
                  .with("SecretRef", OBJECT))
          .with(
              "CSI",
              GoStruct.of(
                      "Driver VolumeHandle ReadOnly? FSType=fsType VolumeAttributes[]"
                          + " ControllerPublishSecretRef* NodeStageSecretRef* NodePublishSecretRef*"
                          + " ControllerExpandSecretRef* NodeExpandSecretRef*")
                  .with("ControllerPublishSecretRef", SECRET)
                  .with("NodeStageSecretRef", SECRET)
                  .with("NodePublishSecretRef", SECRET)
                  .with("ControllerExpandSecretRef", SECRET)
                  .with("NodeExpandSecretRef", SECRET));

  private PersistentVolumeForm() {}
}
