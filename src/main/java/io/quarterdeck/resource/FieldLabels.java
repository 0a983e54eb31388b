package io.quarterdeck.resource;

import java.util.Map;
import java.util.Optional;

/**
 * Which fields a field selector may name on one served version, and how it refuses others
 * (upstream's field label conversions).
 *
 * @param accepted from the label that clients write to the one that the stored kind has
 * @param refusal the message for any other label, with {@code {label}} or {@code {quoted}} in its
 *     place
 */
public record FieldLabels(Map<String, String> accepted, String refusal) {
  private static final String DEFAULT_REFUSAL =
      "{quoted} is not a known field selector: only \"metadata.name\", \"metadata.namespace\"";

  /** What kinds without selectable fields of their own take; cluster-scoped ones too. */
  public static final FieldLabels METADATA =
      new FieldLabels(
          Map.of("metadata.name", "metadata.name", "metadata.namespace", "metadata.namespace"),
          DEFAULT_REFUSAL);

  public FieldLabels {
    accepted = Map.copyOf(accepted);
  }

  /** Returns the stored kind's label for {@code label}; empty if selectors may not name it. */
  public Optional<String> stored(String label) {
    return Optional.ofNullable(accepted.get(label));
  }

  /** Returns the message of the 400 that names a label which is not accepted. */
  public String refuse(String label) {
    return refusal.replace("{quoted}", "\"" + label + "\"").replace("{label}", label);
  }
}
