package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.Quantity;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.status.FieldErrors;
import java.util.Locale;
import java.util.Set;

/** The rules of what a container may learn of its own pod: fields, and its own resources. */
final class DownwardApiRules {
  private static final Choices IN_VOLUMES =
      Choices.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.labels",
          "metadata.annotations",
          "metadata.uid");
  static final Choices IN_ENVIRONMENT =
      Choices.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.serviceAccountName",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs");
  private static final Set<String> KNOWN_FIELDS =
      Set.of(
          "metadata.annotations",
          "metadata.labels",
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.restartPolicy",
          "spec.serviceAccountName",
          "spec.schedulerName",
          "status.phase",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs");
  private static final Choices RESOURCES =
      Choices.of(
          "limits.cpu",
          "limits.memory",
          "limits.ephemeral-storage",
          "requests.cpu",
          "requests.memory",
          "requests.ephemeral-storage");
  private static final Set<String> CPU_DIVISORS = Set.of("1m", "1");
  private static final Set<String> BYTE_DIVISORS =
      Set.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");
  private static final String BYTE_DIVISORS_SHOWN =
      "only divisor's values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported"
          + " with the ";

  private DownwardApiRules() {}

  /** Checks a volume of such files. Upstream reports what is wrong with an item at the volume. */
  static void checkVolume(Fields volume) {
    VolumeSources.mode(volume, "defaultMode");
    for (Fields item : volume.each("items")) {
      checkFile(Fields.at(volume.path(), item.map(), volume.errors()));
    }
  }

  /** Checks one file. */
  static void checkFile(Fields file) {
    FieldErrors errors = file.errors();
    file.required("path");
    if (!Paths.isLocal(file.string("path"))) {
      Paths.local(file.string("path"), file.at("path"), errors);
    }
    if (file.has("fieldRef")) {
      checkField(file.in("fieldRef"), IN_VOLUMES);
      if (file.has("resourceFieldRef")) {
        errors.invalid(
            file.path(),
            "resource",
            "fieldRef and resourceFieldRef can not be specified simultaneously");
      }
    } else if (file.has("resourceFieldRef")) {
      checkResource(file.in("resourceFieldRef"), true);
    } else {
      errors.required(file.path(), "one of fieldRef and resourceFieldRef is required");
    }
    VolumeSources.mode(file, "mode");
  }

  /** Checks a reference to a field; one label or annotation is named by a subscript. */
  static void checkField(Fields ref, Choices allowed) {
    if (!ref.required("apiVersion") || !ref.required("fieldPath")) {
      return;
    }
    String field = ref.string("fieldPath");
    int bracket = field.endsWith("']") ? field.indexOf("['") : -1;
    String unknown = unknown(ref.string("apiVersion"), field, bracket);
    if (!unknown.isEmpty()) {
      ref.invalid("fieldPath", field, "error converting fieldPath: " + unknown);
    } else if (bracket > 0) {
      checkKey(ref, field.substring(0, bracket), field.substring(bracket + 2, field.length() - 2));
    } else {
      String internal = field.equals("spec.host") ? "spec.nodeName" : field;
      if (!allowed.has(internal)) {
        ref.notSupported("fieldPath", internal, allowed);
      }
    }
  }

  private static String unknown(String version, String field, int bracket) {
    if (!version.equals("v1")) {
      return "unsupported pod version: " + version;
    }
    if (bracket > 0 && bracket + 4 <= field.length()) {
      String map = field.substring(0, bracket);
      return map.equals("metadata.annotations") || map.equals("metadata.labels")
          ? ""
          : "field label does not support subscript: " + field;
    }
    return KNOWN_FIELDS.contains(field) || field.equals("spec.host")
        ? ""
        : "field label not supported: " + field;
  }

  private static void checkKey(Fields ref, String map, String key) {
    String shown = map.equals("metadata.annotations") ? key.toLowerCase(Locale.ROOT) : key;
    for (String wrong : Formats.LABEL_KEY.check(shown)) {
      ref.errors().invalid(ref.path(), shown, wrong);
    }
  }

  /**
   * Checks a reference to an amount.
   *
   * @param named whether the container must be named, because the reference is not inside it
   */
  static void checkResource(Fields ref, boolean named) {
    String resource = ref.string("resource");
    if (named && ref.isEmpty("containerName")) {
      ref.required("containerName");
    } else if (ref.required("resource") && !RESOURCES.has(resource) && !isHugePage(resource)) {
      ref.notSupported("resource", resource, RESOURCES);
    }
    checkDivisor(ref, resource);
  }

  private static boolean isHugePage(String resource) {
    return resource.startsWith("requests.hugepages-") || resource.startsWith("limits.hugepages-");
  }

  private static void checkDivisor(Fields ref, String resource) {
    Quantity divisor = ref.quantity("divisor");
    if (divisor.signum() == 0) {
      return;
    }
    String kind = resource.substring(resource.indexOf('.') + 1);
    boolean known = RESOURCES.has(resource);
    if (known && kind.equals("cpu") && !CPU_DIVISORS.contains(divisor.toString())) {
      ref.invalid(
          "divisor",
          resource,
          "only divisor's values 1m and 1 are supported with the cpu resource");
    }
    boolean bytes = known && !kind.equals("cpu") || isHugePage(resource);
    if (bytes && !BYTE_DIVISORS.contains(divisor.toString())) {
      String what =
          switch (kind) {
            case "memory" -> "memory resource";
            case "ephemeral-storage" -> "local ephemeral storage resource";
            default -> "hugepages resource";
          };
      ref.invalid("divisor", resource, BYTE_DIVISORS_SHOWN + what);
    }
  }
}
