package io.quarterdeck.object;

import java.util.List;
import java.util.Map;

/** A typed view of an object's {@code metadata} (API conventions, "Metadata"). */
public record Meta(MapValue map) {
  public String name() {
    return map.string("name");
  }

  public String generateName() {
    return map.string("generateName");
  }

  public String namespace() {
    return map.string("namespace");
  }

  public String uid() {
    return map.string("uid");
  }

  public String resourceVersion() {
    return map.string("resourceVersion");
  }

  public long generation() {
    return map.integer("generation");
  }

  public String creationTimestamp() {
    return map.string("creationTimestamp");
  }

  /** Returns when the deletion was asked for (plus the grace), or "" if it was not. */
  public String deletionTimestamp() {
    return map.string("deletionTimestamp");
  }

  public boolean isBeingDeleted() {
    return map.has("deletionTimestamp");
  }

  public List<String> finalizers() {
    return map.list("finalizers").strings();
  }

  public Map<String, String> labels() {
    return map.map("labels").strings();
  }

  public Map<String, String> annotations() {
    return map.map("annotations").strings();
  }

  public ListValue ownerReferences() {
    return map.list("ownerReferences");
  }

  public ListValue managedFields() {
    return map.list("managedFields");
  }
}
