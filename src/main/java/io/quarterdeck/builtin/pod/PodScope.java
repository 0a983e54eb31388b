package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import java.util.HashSet;
import java.util.Set;

/**
 * What the rules of one pod spec share: the spec as a whole, the old one whose sins are let pass,
 * and the volumes found to be right. Made for one validation.
 */
final class PodScope {
  static final String MIRROR_ANNOTATION = "kubernetes.io/config.mirror";

  final MapValue metadata;
  final MapValue spec;
  final OldPodSpec old;
  final boolean isPod;
  private final Set<String> volumes = new HashSet<>();

  /**
   * @param metadata of the pod; empty for a template, whose pods have other names
   * @param oldSpec of the old object; empty on create
   * @param isPod whether it is a pod, not a template
   */
  PodScope(MapValue metadata, MapValue spec, MapValue oldSpec, boolean isPod) {
    this.metadata = metadata;
    this.spec = spec;
    this.old = new OldPodSpec(oldSpec);
    this.isPod = isPod;
  }

  /** Tells whether the kubelet made the pod from a file of its own. */
  boolean isMirror() {
    return metadata.map("annotations").has(MIRROR_ANNOTATION);
  }

  boolean isWindows() {
    return spec.map("os").string("name").equals("windows");
  }

  boolean hostNetwork() {
    return spec.bool("hostNetwork");
  }

  /** Tells whether the pod uses the node's user ids: the default. */
  boolean hostUsers() {
    return !spec.has("hostUsers") || spec.bool("hostUsers");
  }

  void addVolume(String name) {
    volumes.add(name);
  }

  /** Tells whether a volume of this name is there and right. */
  boolean hasVolume(String name) {
    return volumes.contains(name);
  }

  /** Returns the volume of this name, empty if none is right. */
  MapValue volume(String name) {
    return hasVolume(name) ? byName(spec.list("volumes"), name) : MapValue.EMPTY;
  }

  /** Returns the first object of this name. */
  static MapValue byName(ListValue list, String name) {
    for (int i = 0; i < list.size(); i++) {
      if (list.map(i).string("name").equals(name)) {
        return list.map(i);
      }
    }
    return MapValue.EMPTY;
  }
}
