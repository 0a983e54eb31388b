package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.rules.Addresses;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a client should hear of a pod or template that is taken: deprecated fields and labels, and
 * what can hardly be meant.
 */
public final class PodWarnings {
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
  private static final String NULL_SELECTOR = "a null labelSelector results in matching no pod";

  private static final MapValue DEPRECATED_VOLUMES =
      MapValue.builder()
          .put("photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+")
          .put("gitRepo", "deprecated in v1.11, and disabled by default in v1.33+")
          .put("scaleIO", "deprecated in v1.16, non-functional in v1.22+")
          .put("flocker", "deprecated in v1.22, non-functional in v1.25+")
          .put("storageos", "deprecated in v1.22, non-functional in v1.25+")
          .put("quobyte", "deprecated in v1.22, non-functional in v1.25+")
          .put("glusterfs", "deprecated in v1.25, non-functional in v1.26+")
          .put("ephemeral", "")
          .put("cephfs", "deprecated in v1.28, non-functional in v1.31+")
          .put("rbd", "deprecated in v1.28, non-functional in v1.31+")
          .build();
  private static final MapValue DEPRECATED_ANNOTATIONS =
      MapValue.builder()
          .put(
              "scheduler.alpha.kubernetes.io/critical-pod",
              "non-functional in v1.16+; use the \"priorityClassName\" field instead")
          .put(
              "security.alpha.kubernetes.io/sysctls",
              "non-functional in v1.11+; use the \"sysctls\" field instead")
          .put(
              "security.alpha.kubernetes.io/unsafe-sysctls",
              "non-functional in v1.11+; use the \"sysctls\" field instead")
          .build();

  private final List<String> warnings = new ArrayList<>();
  private final Path root;
  private final MapValue annotations;
  private final MapValue spec;

  private PodWarnings(Path root, MapValue metadata, MapValue spec) {
    this.root = root;
    this.annotations = metadata.map("annotations");
    this.spec = spec;
  }

  /**
   * Returns the warnings in upstream's order.
   *
   * @param root where the template stands; {@link Path#ROOT} for a pod
   */
  static List<String> of(Path root, MapValue metadata, MapValue spec, boolean template) {
    PodWarnings all = new PodWarnings(root, metadata, spec);
    all.scheduling();
    all.deprecatedAnnotations();
    all.volumes();
    all.duplicates();
    all.overhead();
    all.containers(template);
    all.warnings.addAll(PortWarnings.of(root.child("spec"), spec));
    all.rest();
    return all.warnings;
  }

  private void warn(Path path, String message) {
    warnings.add(path + ": " + message);
  }

  private Path at(String... names) {
    Path path = root.child("spec");
    for (String name : names) {
      path = path.child(name);
    }
    return path;
  }

  private void scheduling() {
    for (String key : spec.map("nodeSelector").keys()) {
      String message = NodeLabels.deprecation(key);
      if (!message.isEmpty()) {
        warn(at("nodeSelector").key(key), message);
      }
    }
    MapValue affinity = spec.map("affinity").map("nodeAffinity");
    Path path = at("affinity", "nodeAffinity");
    ListValue terms = affinity.map(REQUIRED).list("nodeSelectorTerms");
    for (int i = 0; i < terms.size(); i++) {
      warnings.addAll(
          NodeLabels.warnings(
              terms.map(i), false, path.child(REQUIRED).child("nodeSelectorTerms").index(i)));
    }
    ListValue preferred = affinity.list(PREFERRED);
    for (int i = 0; i < preferred.size(); i++) {
      warnings.addAll(
          NodeLabels.warnings(
              preferred.map(i).map("preference"),
              true,
              path.child(PREFERRED).index(i).child("preference")));
    }
    spread();
  }

  private void spread() {
    ListValue constraints = spec.list("topologySpreadConstraints");
    for (int i = 0; i < constraints.size(); i++) {
      String key = constraints.map(i).string("topologyKey");
      Path constraint = at("topologySpreadConstraints").index(i);
      String message = NodeLabels.deprecation(key);
      if (!message.isEmpty()) {
        warn(constraint.child("topologyKey"), key + " is " + message);
      }
      if (!constraints.map(i).has("labelSelector")) {
        warn(constraint.child("labelSelector"), NULL_SELECTOR);
      }
    }
  }

  private void deprecatedAnnotations() {
    DEPRECATED_ANNOTATIONS.forEach(
        (key, message) -> {
          if (annotations.has(key)) {
            warn(root.child("metadata").child("annotations").key(key), message.toString());
          }
        });
  }

  private void volumes() {
    ListValue volumes = spec.list("volumes");
    for (int i = 0; i < volumes.size(); i++) {
      MapValue volume = volumes.map(i);
      Path path = at("volumes").index(i);
      DEPRECATED_VOLUMES.forEach(
          (source, message) -> {
            if (source.equals("ephemeral")) {
              MapValue template = volume.map("ephemeral").map("volumeClaimTemplate");
              claim(
                  path.child("ephemeral").child("volumeClaimTemplate").child("spec"),
                  template.map("spec"));
            } else if (volume.has(source)) {
              String shown = source.equals("storageos") ? "storageOS" : source;
              warn(path.child(shown), message.toString());
            }
          });
    }
    warnings.addAll(OverlapWarnings.of(volumes));
  }

  private void claim(Path path, MapValue claim) {
    warnings.addAll(claimWarnings(path, claim));
  }

  /** Returns what a client should hear of the spec of a claim. */
  public static List<String> claimWarnings(Path path, MapValue claim) {
    List<String> found = new ArrayList<>();
    for (String list : List.of("requests", "limits")) {
      Quantity storage = Quantity.of(claim.map("resources").map(list).find("storage"));
      fraction(found, path.child("resources").child(list).key("storage"), storage);
    }
    return found;
  }

  private static void fraction(List<String> warnings, Path path, Quantity bytes) {
    if (!bytes.isMultipleOfMilli(1000)) {
      warnings.add(
          path
              + ": fractional byte value "
              + GoText.quote(bytes.toString())
              + " is invalid, must be an integer");
    }
  }

  private void duplicates() {
    duplicates("hostAliases", "ip");
    duplicates("imagePullSecrets", "name");
    ListValue secrets = spec.list("imagePullSecrets");
    for (int i = 0; i < secrets.size(); i++) {
      if (secrets.map(i).string("name").isEmpty()) {
        warn(at("imagePullSecrets").index(i).child("name"), "invalid empty name \"\"");
      }
    }
  }

  private void duplicates(String list, String key) {
    Set<String> seen = new HashSet<>();
    ListValue items = spec.list(list);
    for (int i = 0; i < items.size(); i++) {
      String value = items.map(i).string(key);
      if (!seen.add(value)) {
        warn(at(list).index(i).child(key), "duplicate " + key + " " + GoText.quote(value));
      }
    }
  }

  private void overhead() {
    MapValue overhead = spec.map("overhead");
    for (String name : List.of("memory", "ephemeral-storage")) {
      fraction(warnings, at("overhead").key(name), Quantity.of(overhead.find(name)));
    }
    String seccomp = PodAnnotations.SECCOMP_POD;
    if (!spec.map("securityContext").has("seccompProfile") && annotations.has(seccomp)) {
      seccompAnnotation(seccomp);
    }
  }

  private void seccompAnnotation(String key) {
    warn(
        root.child("metadata").child("annotations").key(key),
        "non-functional in v1.27+; use the \"seccompProfile\" field instead");
  }

  private void containers(boolean template) {
    for (String list : ContainerRules.LISTS) {
      ListValue containers = spec.list(list);
      for (int i = 0; i < containers.size(); i++) {
        container(containers.map(i), at(list).index(i), template);
      }
    }
  }

  private void container(MapValue container, Path path, boolean template) {
    MapValue context = container.map("securityContext");
    String seccomp = PodAnnotations.SECCOMP_CONTAINER + container.string("name");
    if (!context.has("seccompProfile") && annotations.has(seccomp)) {
      seccompAnnotation(seccomp);
    }
    String appArmor = PodAnnotations.APP_ARMOR + container.string("name");
    if (template && !context.has("appArmorProfile") && annotations.has(appArmor)) {
      MapValue ofPod = spec.map("securityContext").map("appArmorProfile");
      MapValue meant = PodPreparation.appArmor(annotations.string(appArmor));
      if (ofPod.isEmpty() || !ofPod.equals(meant)) {
        warn(
            root.child("metadata").child("annotations").key(appArmor),
            "deprecated since v1.30; use the \"appArmorProfile\" field instead");
      }
    }
    for (String name : List.of("memory", "ephemeral-storage")) {
      for (String list : List.of("limits", "requests")) {
        MapValue amounts = container.map("resources").map(list);
        fraction(
            warnings,
            path.child("resources").child(list).key(name),
            Quantity.of(amounts.find(name)));
      }
    }
    environment(container.list("env"), path.child("env"));
  }

  /** A variable that is set twice is right only if the second refers to the first. */
  private void environment(ListValue variables, Path path) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < variables.size(); i++) {
      MapValue variable = variables.map(i);
      String name = variable.string("name");
      String value = variable.string("value");
      String ref = "$(" + name + ")";
      if (!seen.add(name)
          && (variable.has("valueFrom") || value.equals(ref) || !value.contains(ref))) {
        warn(
            path.index(i),
            "hides previous definition of "
                + GoText.quote(name)
                + ", which may be dropped when using apply");
      }
    }
  }

  private void rest() {
    if (spec.integer("terminationGracePeriodSeconds") < 0) {
      warn(
          at("terminationGracePeriodSeconds"),
          "must be >= 0; negative values are invalid and will be treated as 1");
    }
    for (String kind : List.of("podAffinity", "podAntiAffinity")) {
      MapValue affinity = spec.map("affinity").map(kind);
      Path path = at("affinity", kind);
      ListValue required = affinity.list(REQUIRED);
      for (int i = 0; i < required.size(); i++) {
        term(required.map(i), path.child(REQUIRED).index(i));
      }
      ListValue preferred = affinity.list(PREFERRED);
      for (int i = 0; i < preferred.size(); i++) {
        term(
            preferred.map(i).map("podAffinityTerm"),
            path.child(PREFERRED).index(i).child("podAffinityTerm"));
      }
    }
    ListValue nameservers = spec.map("dnsConfig").list("nameservers");
    for (int i = 0; i < nameservers.size(); i++) {
      Path path = at("dnsConfig", "nameservers").index(i);
      warnings.addAll(Addresses.warningsForIp(nameservers.string(i), path));
    }
    ListValue aliases = spec.list("hostAliases");
    for (int i = 0; i < aliases.size(); i++) {
      Path path = at("hostAliases").index(i).child("ip");
      warnings.addAll(Addresses.warningsForIp(aliases.map(i).string("ip"), path));
    }
  }

  private void term(MapValue term, Path path) {
    if (!term.has("labelSelector")) {
      warn(path.child("labelSelector"), NULL_SELECTOR);
    }
  }
}
