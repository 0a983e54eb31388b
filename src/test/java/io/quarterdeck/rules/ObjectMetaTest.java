package io.quarterdeck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.FieldErrors;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectMetaTest {
  private static final MapValue GOOD =
      MapValue.builder().put("name", "a").put("namespace", "b").put("resourceVersion", "1").build();

  private final FieldErrors errors = new FieldErrors();

  @Test
  void aNameAndANamespaceAreNeeded() {
    check(MapValue.EMPTY, true);

    assertEquals(
        List.of(
            "metadata.name: Required value: name or generateName is required",
            "metadata.namespace: Required value"),
        messages());
  }

  @Test
  void clusterScopedObjectsHaveNoNamespace() {
    check(GOOD, false);

    assertEquals(List.of("metadata.namespace: Forbidden: not allowed on this type"), messages());
  }

  @Test
  void ownersNameWhatTheyAre() {
    MapValue event =
        MapValue.builder()
            .put("apiVersion", "v1")
            .put("kind", "Event")
            .put("name", "e")
            .put("uid", "u")
            .build();
    check(GOOD.with("ownerReferences", ListValue.of(MapValue.EMPTY, event)), true);

    assertEquals(
        List.of(
            "metadata.ownerReferences.apiVersion: Invalid value: \"\": version must not be empty",
            "metadata.ownerReferences.kind: Invalid value: \"\": must not be empty",
            "metadata.ownerReferences.name: Invalid value: \"\": must not be empty",
            "metadata.ownerReferences.uid: Invalid value: \"\": must not be empty",
            "metadata.ownerReferences: Invalid value:"
                + " {\"apiVersion\":\"v1\",\"kind\":\"Event\",\"name\":\"e\",\"uid\":\"u\"}: /v1,"
                + " Kind=Event is disallowed from being an owner"),
        messages());
  }

  @Test
  void theTwoWaysOfDeletingExcludeEachOther() {
    check(
        GOOD.with("finalizers", ListValue.ofStrings(List.of("orphan", "foregroundDeletion"))),
        true);

    assertEquals(
        List.of(
            "metadata.finalizers: Invalid value: [\"orphan\",\"foregroundDeletion\"]: finalizer"
                + " orphan and foregroundDeletion cannot be both set"),
        messages());
  }

  @Test
  void updatesKeepWhatTheServerSet() {
    MapValue old =
        GOOD.with("uid", "u")
            .with("generation", 2)
            .with("deletionTimestamp", "2024-01-01T00:00:00Z")
            .with("finalizers", ListValue.ofStrings(List.of("a/b")));
    MapValue now =
        GOOD.with("uid", "v")
            .with("generation", 1)
            .without("resourceVersion")
            .with("finalizers", ListValue.ofStrings(List.of("a/b", "c/d")));

    ObjectMeta.checkUpdate(Fields.of(MapValue.of("metadata", now), errors).in("metadata"), old);

    assertEquals(
        List.of(
            "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being"
                + " deleted, found new finalizers []string{\"c/d\"}",
            "metadata.resourceVersion: Invalid value: \"\": must be specified for an update",
            "metadata.generation: Invalid value: 1: must not be decremented",
            "metadata.uid: Invalid value: \"v\": field is immutable",
            "metadata.deletionTimestamp: Invalid value: null: field is immutable"),
        messages());
  }

  @Test
  void managersArePrintable() {
    MapValue entry = MapValue.of("operation", Value.of("Update"), "manager", Value.of("a\u0007"));
    check(GOOD.with("managedFields", ListValue.of(entry)), true);

    assertEquals(
        List.of(
            "metadata.managedFields[0].manager: Invalid value: \"a\\a\": invalid character U+0007"
                + " (at position 1)"),
        messages());
  }

  private void check(MapValue metadata, boolean namespaced) {
    Fields at = Fields.of(MapValue.of("metadata", metadata), errors).in("metadata");
    ObjectMeta.check(at, namespaced, (name, prefix) -> Formats.DNS_SUBDOMAIN.check(name));
  }

  private List<String> messages() {
    return errors.list().stream().map(e -> e.message()).toList();
  }
}
