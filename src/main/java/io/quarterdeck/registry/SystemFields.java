package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.Failures;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The fields of metadata that only the server sets, and those that must agree with the path. */
final class SystemFields {
  private static final String SUFFIX_ALPHABET = "bcdfghjklmnpqrstvwxz2456789"; // no vowels, 27
  private static final int SUFFIX_LENGTH = 5;
  private static final int GENERATED_BASE_MAX = 63 - SUFFIX_LENGTH;

  private final Clock clock;
  private final Supplier<String> uids;
  private final java.util.random.RandomGenerator random;

  SystemFields(Clock clock, Supplier<String> uids, java.util.random.RandomGenerator random) {
    this.clock = clock;
    this.uids = uids;
    this.random = random;
  }

  /** Drops what a creator may not set. */
  static KubeObject wipe(KubeObject object) {
    return object.editMeta(
        m ->
            m.without("uid")
                .without("creationTimestamp")
                .without("deletionTimestamp")
                .without("deletionGracePeriodSeconds")
                .without("selfLink"));
  }

  /** Gives a new object its uid and time. */
  KubeObject fill(KubeObject object) {
    return object.editMeta(
        m -> MetaOrder.with(MetaOrder.with(m, "creationTimestamp", now()), "uid", uids.get()));
  }

  /** Returns the time as metadata writes it: whole seconds. */
  String now() {
    return text(clock.instant());
  }

  Instant instant() {
    return clock.instant();
  }

  static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Returns a name made of {@code generateName} and five random characters. */
  String generate(String generateName) {
    String base =
        generateName.length() > GENERATED_BASE_MAX
            ? generateName.substring(0, GENERATED_BASE_MAX)
            : generateName;
    StringBuilder name = new StringBuilder(base);
    for (int i = 0; i < SUFFIX_LENGTH; i++) {
      name.append(SUFFIX_ALPHABET.charAt(random.nextInt(SUFFIX_ALPHABET.length())));
    }
    return name.toString();
  }

  static KubeObject named(KubeObject object, String name) {
    return object.editMeta(m -> MetaOrder.with(m, "name", name));
  }

  /**
   * Gives the object the request's namespace; one of a cluster-scoped object is dropped.
   *
   * @param expected "" for cluster-scoped types
   * @throws io.quarterdeck.status.ApiException 400 if it says another
   */
  static KubeObject inNamespace(KubeObject object, String expected) {
    String said = object.meta().namespace();
    if (said.equals(expected)) {
      return expected.isEmpty() ? object.editMeta(m -> m.without("namespace")) : object;
    }
    if (said.isEmpty()) {
      return object.editMeta(m -> MetaOrder.with(m, "namespace", expected));
    }
    if (expected.isEmpty()) {
      return object.editMeta(m -> m.without("namespace"));
    }
    throw Failures.badRequest(
        "the namespace of the provided object does not match the namespace sent on the request");
  }

  /** Drops owner references that come twice, and says so. */
  static KubeObject uniqueOwners(KubeObject object, Warnings warnings, boolean afterAdmission) {
    ListValue owners = object.meta().ownerReferences();
    if (owners.size() < 2) {
      return object;
    }
    Set<Value> seen = new HashSet<>();
    List<Value> unique = new ArrayList<>();
    List<String> duplicates = new ArrayList<>();
    for (Value owner : owners) {
      if (seen.add(owner)) {
        unique.add(owner);
      } else {
        duplicates.add(owner instanceof MapValue m ? m.string("uid") : "");
      }
    }
    if (duplicates.isEmpty()) {
      return object;
    }
    warnings.add(
        (afterAdmission
                ? ".metadata.ownerReferences contains duplicate entries after mutating admission"
                    + " happens; API server dedups owner references in 1.20+, and may reject such"
                    + " requests as early as 1.24; please fix your requests; duplicate UID(s)"
                    + " observed: "
                : ".metadata.ownerReferences contains duplicate entries; API server dedups owner"
                    + " references in 1.20+, and may reject such requests as early as 1.24; please"
                    + " fix your requests; duplicate UID(s) observed: ")
            + String.join(", ", duplicates));
    return object.editMeta(m -> m.with("ownerReferences", ListValue.of(unique)));
  }
}
