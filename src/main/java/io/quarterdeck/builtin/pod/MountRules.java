package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import java.util.HashSet;
import java.util.Set;

/** The rules of what a container mounts: directories of volumes, and block devices. */
final class MountRules {
  private static final Choices PROPAGATION = Choices.of("Bidirectional", "HostToContainer", "None");
  private static final Choices RECURSIVE = Choices.of("Disabled", "Enabled", "IfPossible");

  private MountRules() {}

  static void check(Fields container, PodScope scope) {
    checkMounts(container, scope);
    checkDevices(container, scope);
  }

  private static void checkMounts(Fields container, PodScope scope) {
    ListValue mounts = container.list("volumeMounts");
    Set<String> paths = mounts.isEmpty() ? Set.of() : new HashSet<>();
    ListValue devices = container.list("volumeDevices");
    for (int i = 0; i < mounts.size(); i++) {
      Fields mount = container.item("volumeMounts", i);
      String name = mount.string("name");
      String path = mount.string("mountPath");
      mount.required("name");
      if (!scope.hasVolume(name)) {
        mount.notFound("name", name);
      }
      mount.required("mountPath");
      if (!paths.add(path)) {
        mount.invalid("mountPath", path, "must be unique");
      }
      if (has(devices, "name", name)) {
        mount.invalid("name", name, "must not already exist in volumeDevices");
      }
      if (hasLast(devices, "devicePath", path)) {
        mount.invalid("mountPath", path, "must not already exist as a path in volumeDevices");
      }
      checkSubPath(container, mount);
      checkPropagation(container, mount);
      checkRecursive(container, mount);
    }
  }

  /** Upstream reports some of what is wrong with a mount at the list, without the index. */
  private static void checkSubPath(Fields container, Fields mount) {
    String subPath = mount.string("subPath");
    String expression = mount.string("subPathExpr");
    if (!subPath.isEmpty() && !isDescending(subPath)) {
      Paths.descending(subPath, container.at("volumeMounts").child("subPath"), container.errors());
    }
    if (!expression.isEmpty()) {
      if (!subPath.isEmpty()) {
        mount.invalid("subPathExpr", expression, "subPathExpr and subPath are mutually exclusive");
      }
      if (!isDescending(expression)) {
        Paths.descending(
            expression, container.at("volumeMounts").child("subPathExpr"), container.errors());
      }
    }
  }

  private static boolean isDescending(String path) {
    return !path.startsWith("/") && !Paths.climbs(path);
  }

  private static void checkPropagation(Fields container, Fields mount) {
    if (!mount.has("mountPropagation")) {
      return;
    }
    String propagation = mount.string("mountPropagation");
    if (!PROPAGATION.has(propagation)) {
      container
          .errors()
          .notSupported(
              container.at("volumeMounts").child("mountPropagation"),
              Value.of(propagation),
              PROPAGATION.values());
    }
    if (propagation.equals("Bidirectional")
        && !container.map("securityContext").bool("privileged")) {
      container
          .errors()
          .forbidden(
              container.at("volumeMounts").child("mountPropagation"),
              "Bidirectional mount propagation is available only to privileged containers");
    }
  }

  private static void checkRecursive(Fields container, Fields mount) {
    if (!mount.has("recursiveReadOnly")) {
      return;
    }
    String recursive = mount.string("recursiveReadOnly");
    Fields at =
        Fields.at(
            container.at("volumeMounts"), mount.map(), container.errors()); // without the index
    if (!RECURSIVE.has(recursive)) {
      at.oneOf("recursiveReadOnly", RECURSIVE);
    } else if (!recursive.equals("Disabled")) {
      if (!mount.isTrue("readOnly")) {
        at.forbidden("recursiveReadOnly", "may only be specified when readOnly is true");
      }
      boolean propagates =
          mount.has("mountPropagation") && !mount.string("mountPropagation").equals("None");
      if (propagates) {
        at.forbidden(
            "recursiveReadOnly",
            "may only be specified when mountPropagation is None or not specified");
      }
    }
  }

  private static void checkDevices(Fields container, PodScope scope) {
    ListValue devices = container.list("volumeDevices");
    if (devices.isEmpty()) {
      return;
    }
    Set<String> names = new HashSet<>();
    Set<String> paths = new HashSet<>();
    for (int i = 0; i < devices.size(); i++) {
      checkDevice(container, container.item("volumeDevices", i), scope, names, paths);
    }
  }

  private static void checkDevice(
      Fields container, Fields device, PodScope scope, Set<String> names, Set<String> paths) {
    ListValue mounts = container.list("volumeMounts");
    String name = device.string("name");
    String path = device.string("devicePath");
    device.required("name");
    if (names.contains(name)) {
      device.invalid("name", name, "must be unique");
    }
    MapValue volume = scope.volume(name);
    boolean claim = volume.has("persistentVolumeClaim") || volume.has("ephemeral");
    if (!scope.hasVolume(name)) {
      device.notFound("name", name);
    } else if (!claim) {
      device.invalid(
          "name",
          name,
          "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
    }
    device.required("devicePath");
    if (paths.contains(path)) {
      device.invalid("devicePath", path, "must be unique");
    }
    if (Paths.climbs(path)) {
      device.invalid("devicePath", path, "can not contain backsteps ('..')");
    } else {
      paths.add(path);
    }
    if (has(mounts, "name", name)) {
      device.invalid("name", name, "must not already exist in volumeMounts");
    }
    if (hasLast(mounts, "mountPath", path)) {
      device.invalid("devicePath", path, "must not already exist as a path in volumeMounts");
    }
    if (!name.isEmpty()) {
      names.add(name);
    }
  }

  private static boolean has(ListValue list, String field, String value) {
    for (int i = 0; i < list.size(); i++) {
      if (list.map(i).string(field).equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** As {@link #has}; of several items with one name only the last counts, as in a map. */
  private static boolean hasLast(ListValue list, String field, String value) {
    for (int i = 0; i < list.size(); i++) {
      if (list.map(i).string(field).equals(value) && isLast(list, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLast(ListValue list, int index) {
    String name = list.map(index).string("name");
    for (int i = index + 1; i < list.size(); i++) {
      if (list.map(i).string("name").equals(name)) {
        return false;
      }
    }
    return true;
  }
}
