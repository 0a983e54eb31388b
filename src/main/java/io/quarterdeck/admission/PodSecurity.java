package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/**
 * Refuses namespaces whose labels ask for pod security in words that mean nothing (KEP-2579). It
 * does not hold pods to what the labels say.
 */
public final class PodSecurity implements AdmissionPlugin {
  private static final String PREFIX = "pod-security.kubernetes.io/";
  private static final List<String> MODES = List.of("enforce", "audit", "warn");
  private static final List<String> LEVELS = List.of("privileged", "baseline", "restricted");
  private static final Path LABELS = Path.of("metadata", "labels");
  private static final int MINOR_MAX_DIGITS = 18; // what fits Go's int

  @Override
  public String name() {
    return "PodSecurity";
  }

  @Override
  public boolean handles(Operation operation) {
    return operation == Operation.CREATE || operation == Operation.UPDATE;
  }

  @Override
  public void validate(Attributes attributes) {
    if (!attributes.isOneOf("", List.of("namespaces")) || !attributes.subresource().isEmpty()) {
      return;
    }
    FieldErrors now = problems(attributes.object().orElseThrow());
    boolean asBefore =
        attributes.old().isPresent() && now.list().equals(problems(attributes.old().get()).list());
    if (!now.isEmpty() && !asBefore) {
      throw Failures.invalid("", "Namespace", attributes.name(), now);
    }
  }

  private static FieldErrors problems(KubeObject namespace) {
    MapValue labels = namespace.meta().map().map("labels");
    FieldErrors errors = new FieldErrors();
    for (String mode : MODES) {
      String level = PREFIX + mode;
      if (labels.has(level) && !LEVELS.contains(labels.string(level))) {
        add(errors, level, labels, "must be one of " + String.join(", ", LEVELS));
      }
      String version = level + "-version";
      if (labels.has(version) && !isVersion(labels.string(version))) {
        add(errors, version, labels, "must be \"latest\" or \"v1.x\"");
      }
    }
    return errors;
  }

  private static void add(FieldErrors errors, String key, MapValue labels, String detail) {
    errors.invalid(LABELS.key(key), Value.of(labels.string(key)), detail);
  }

  private static boolean isVersion(String text) {
    if (text.equals("latest")) {
      return true;
    }
    String prefix = "v1.";
    String minor = text.startsWith(prefix) ? text.substring(prefix.length()) : "";
    boolean digits = !minor.isEmpty() && minor.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits
        && minor.length() <= MINOR_MAX_DIGITS
        && (minor.equals("0") || minor.charAt(0) != '0');
  }
}
