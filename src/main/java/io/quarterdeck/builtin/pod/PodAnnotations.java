package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;

/** The rules of annotations that mean something on a pod, and of those that became fields. */
final class PodAnnotations {
  static final String SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
  static final String SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
  static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
  private static final String TOLERATIONS = "scheduler.alpha.kubernetes.io/tolerations";
  private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
  private static final String LOCALHOST = "localhost/";

  private PodAnnotations() {}

  /**
   * Checks the annotations of a pod or template.
   *
   * @param metadata the fields that hold {@code annotations}
   * @param old the old object's metadata; empty on create
   */
  static void check(Fields metadata, MapValue spec, MapValue old) {
    MapValue annotations = metadata.map("annotations");
    if (annotations.isEmpty()) {
      return;
    }
    Path path = metadata.at("annotations");
    FieldErrors errors = metadata.errors();
    if (annotations.has(PodScope.MIRROR_ANNOTATION) && spec.string("nodeName").isEmpty()) {
      errors.invalid(
          path.key(PodScope.MIRROR_ANNOTATION),
          annotations.string(PodScope.MIRROR_ANNOTATION),
          "must set spec.nodeName if mirror pod annotation is set");
    }
    checkTolerations(annotations, path, errors);
    String cost = annotations.string(DELETION_COST);
    if (annotations.has(DELETION_COST)
        && !isCost(cost)
        && (!old.map("annotations").has(DELETION_COST)
            || isCost(old.map("annotations").string(DELETION_COST)))) {
      errors.invalid(path.key(DELETION_COST), cost, "must be a 32bit integer");
    }
    checkSeccomp(annotations, path, errors);
    checkAppArmor(annotations, spec, path, errors);
  }

  private static boolean isCost(String cost) {
    boolean firstDigit =
        !cost.isEmpty()
            && (cost.charAt(0) == '-'
                || cost.equals("0")
                || cost.charAt(0) >= '1' && cost.charAt(0) <= '9');
    try {
      Integer.parseInt(cost);
      return firstDigit && cost.chars().allMatch(c -> c < 0x80);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static void checkTolerations(MapValue annotations, Path path, FieldErrors errors) {
    String json = annotations.string(TOLERATIONS);
    if (json.isEmpty()) {
      return;
    }
    AnnotationJson.Result tolerations = AnnotationJson.list(json, "[]core.Toleration");
    if (!tolerations.error().isEmpty()) {
      errors.invalid(path, TOLERATIONS, tolerations.error());
      return;
    }
    ListValue list = tolerations.list();
    for (int i = 0; i < list.size(); i++) {
      SchedulingRules.checkToleration(
          Fields.at(path.child(TOLERATIONS).index(i), list.map(i), errors), false);
    }
  }

  // ---- seccomp (KEP-135), which is a field now

  private static void checkSeccomp(MapValue annotations, Path path, FieldErrors errors) {
    if (annotations.has(SECCOMP_POD)) {
      checkSeccomp(annotations.string(SECCOMP_POD), path.child(SECCOMP_POD), errors);
    }
    for (int i = 0; i < annotations.size(); i++) {
      String key = annotations.keyAt(i);
      if (key.startsWith(SECCOMP_CONTAINER)) {
        checkSeccomp(text(annotations, i), path.child(key), errors);
      }
    }
  }

  private static void checkSeccomp(String profile, Path path, FieldErrors errors) {
    switch (profile) {
      case "runtime/default", "docker/default", "unconfined" -> {}
      default -> {
        if (profile.startsWith(LOCALHOST)) {
          Paths.descending(profile.substring(LOCALHOST.length()), path, errors);
        } else {
          errors.invalid(path, profile, "must be a valid seccomp profile");
        }
      }
    }
  }

  private static String text(MapValue annotations, int i) {
    return annotations.valueAt(i) instanceof StringValue s ? s.value() : "";
  }

  // ---- AppArmor (KEP-24), which is a field now

  private static void checkAppArmor(
      MapValue annotations, MapValue spec, Path path, FieldErrors errors) {
    for (int i = 0; i < annotations.size(); i++) {
      String key = annotations.keyAt(i);
      if (!key.startsWith(APP_ARMOR)) {
        continue;
      }
      String container = key.substring(APP_ARMOR.length());
      if (!hasContainer(spec, container)) {
        errors.invalid(path.key(key), container, "container not found");
      }
      String profile = text(annotations, i);
      boolean known =
          profile.isEmpty()
              || profile.equals("runtime/default")
              || profile.equals("unconfined")
              || profile.startsWith(LOCALHOST);
      if (!known) {
        errors.invalid(
            path.key(key), profile, "invalid AppArmor profile name: " + GoText.quote(profile));
      }
    }
  }

  private static boolean hasContainer(MapValue spec, String name) {
    for (String containers : ContainerRules.LISTS) {
      for (MapValue container : spec.list(containers).maps()) {
        if (container.string("name").equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Checks what an update may not do to annotations that the kubelet has acted upon. */
  static void checkUpdate(Fields metadata, MapValue spec, MapValue old) {
    MapValue now = metadata.map("annotations");
    MapValue before = old.map("annotations");
    Path path = metadata.at("annotations");
    for (String key : before.keys()) {
      if (!before.find(key).equals(now.find(key))) {
        checkKept(key, path, metadata.errors(), "may not remove or update ");
      }
    }
    for (String key : now.keys()) {
      if (!before.has(key)) {
        checkKept(key, path, metadata.errors(), "may not add ");
      }
    }
    check(metadata, spec, old);
  }

  private static void checkKept(String key, Path path, FieldErrors errors, String mayNot) {
    if (key.startsWith(APP_ARMOR)) {
      errors.forbidden(path.key(key), mayNot + "AppArmor annotations");
    }
    if (key.equals(PodScope.MIRROR_ANNOTATION)) {
      errors.forbidden(path.key(key), mayNot + "mirror pod annotation");
    }
  }

  // ---- annotation and field say the same

  static void checkMatch(Fields pod) {
    MapValue annotations = pod.map("metadata").map("annotations");
    Fields spec = pod.in("spec");
    if (annotations.isEmpty()) {
      return;
    }
    Fields context = spec.in("securityContext");
    if (context.has("seccompProfile") && annotations.has(SECCOMP_POD)) {
      match(context.in("seccompProfile"), annotations.string(SECCOMP_POD), "seccomp");
    }
    for (String containers : ContainerRules.LISTS) {
      for (Fields container : spec.each(containers)) {
        Fields profile = container.in("securityContext").in("seccompProfile");
        String key = SECCOMP_CONTAINER + container.string("name");
        if (container.map("securityContext").has("seccompProfile") && annotations.has(key)) {
          match(profile, annotations.string(key), "seccomp");
        }
      }
    }
    if (!spec.map("os").string("name").equals("windows")) {
      checkAppArmorMatch(spec, annotations);
    }
  }

  private static void checkAppArmorMatch(Fields spec, MapValue annotations) {
    MapValue ofPod = spec.map("securityContext").map("appArmorProfile");
    for (String containers : ContainerRules.LISTS) {
      for (Fields container : spec.each(containers)) {
        MapValue own = container.map("securityContext").map("appArmorProfile");
        String key = APP_ARMOR + container.string("name");
        boolean given = !own.isEmpty() || !ofPod.isEmpty();
        if (given && annotations.has(key)) {
          Path path = container.at("securityContext").child("appArmorProfile");
          match(
              Fields.at(path, own.isEmpty() ? ofPod : own, container.errors()),
              annotations.string(key),
              "apparmor");
        }
      }
    }
  }

  private static void match(Fields profile, String annotation, String what) {
    String local = profile.string("localhostProfile");
    String mismatch =
        switch (profile.string("type")) {
          case "Unconfined" -> annotation.equals("unconfined") ? "" : "type";
          case "RuntimeDefault" -> isRuntimeDefault(annotation, what) ? "" : "type";
          case "Localhost" -> {
            boolean same = annotation.equals(LOCALHOST + local) && profile.has("localhostProfile");
            yield same ? "" : annotation.startsWith(LOCALHOST) ? "localhostProfile" : "type";
          }
          default -> "";
        };
    if (!mismatch.isEmpty()) {
      String thing = mismatch.equals("type") ? " type" : " profile";
      profile.forbidden(mismatch, what + thing + " in annotation and field must match");
    }
  }

  private static boolean isRuntimeDefault(String annotation, String what) {
    return annotation.equals("runtime/default")
        || what.equals("seccomp") && annotation.equals("docker/default");
  }
}
