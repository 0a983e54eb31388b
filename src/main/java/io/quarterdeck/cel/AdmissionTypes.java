package io.quarterdeck.cel;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.cel.common.types.SimpleType.TIMESTAMP;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;

/** The types of {@code request} and {@code namespaceObject}, which admission expressions read. */
final class AdmissionTypes {
  static final CelType REQUEST = named("AdmissionRequest");
  static final CelType NAMESPACE = named("Namespace");
  private static final CelType STRINGS = ListType.create(STRING);

  static final Structs TYPES =
      Structs.NONE
          .with(
              struct("AdmissionRequest")
                  .fields(named("GroupVersionKind"), "kind", "requestKind")
                  .fields(named("GroupVersionResource"), "resource", "requestResource")
                  .fields(STRING, "subResource", "requestSubResource")
                  .fields(STRING, "name", "namespace", "operation")
                  .fields(named("UserInfo"), "userInfo")
                  .fields(BOOL, "dryRun")
                  .fields(DYN, "options")
                  .build())
          .with(strings("GroupVersionKind", "group", "version", "kind"))
          .with(strings("GroupVersionResource", "group", "version", "resource"))
          .with(
              struct("UserInfo")
                  .fields(STRING, "username", "uid")
                  .fields(STRINGS, "groups")
                  .fields(MapType.create(STRING, STRINGS), "extra")
                  .build())
          .with(
              struct("Namespace")
                  .fields(named("NamespaceMetadata"), "metadata")
                  .fields(named("NamespaceSpec"), "spec")
                  .fields(named("NamespaceStatus"), "status")
                  .build())
          .with(
              struct("NamespaceMetadata")
                  .fields(STRING, "name", "generateName", "namespace", "UID", "resourceVersion")
                  .fields(MapType.create(STRING, STRING), "labels", "annotations")
                  .fields(TIMESTAMP, "creationTimestamp", "deletionTimestamp")
                  .fields(INT, "deletionGracePeriodSeconds", "generation")
                  .fields(STRINGS, "finalizers")
                  .build())
          .with(struct("NamespaceSpec").fields(STRINGS, "finalizers").build())
          .with(
              struct("NamespaceStatus")
                  .fields(ListType.create(named("NamespaceCondition")), "conditions")
                  .fields(STRING, "phase")
                  .build())
          .with(
              struct("NamespaceCondition")
                  .fields(STRING, "status", "type", "message", "reason")
                  .fields(TIMESTAMP, "lastTransitionTime")
                  .build());

  private AdmissionTypes() {}

  private static CelType named(String name) {
    return StructTypeReference.create("kubernetes." + name);
  }

  private static Structs.Builder struct(String name) {
    return Structs.struct("kubernetes." + name);
  }

  private static StructType strings(String name, String... fields) {
    return struct(name).fields(STRING, fields).build();
  }
}
