package io.quarterdeck.builtin.coordination;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.rules.SemVer;
import io.quarterdeck.status.FieldErrors;
import java.util.Optional;

/**
 * The rules of LeaseCandidate: which versions a candidate for a lease runs and emulates (KEP-4355).
 */
final class LeaseCandidateRules implements Strategy {
  @Override
  public NameRule nameRule() {
    return (name, prefix) -> Formats.CONFIG_MAP_KEY.check(name);
  }

  @Override
  public boolean allowsCreateOnUpdate() {
    return true;
  }

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject candidate, FieldErrors errors) {
    check(Fields.of(candidate.root(), errors).in("spec"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject candidate, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(candidate.root(), errors);
    ObjectMeta.checkUpdate(fields.in("metadata"), old.meta().map());
    Fields spec = fields.in("spec");
    check(spec);
    spec.immutable("leaseName", old.spec());
  }

  private static void check(Fields spec) {
    spec.required("leaseName");
    Optional<SemVer> emulation =
        spec.isEmpty("emulationVersion") ? Optional.empty() : version(spec, "emulationVersion");
    Optional<SemVer> binary =
        spec.required("binaryVersion") ? version(spec, "binaryVersion") : Optional.empty();
    boolean bothGiven = !spec.isEmpty("emulationVersion") && !spec.isEmpty("binaryVersion");
    if (bothGiven && binary.orElse(SemVer.ZERO).compareTo(emulation.orElse(SemVer.ZERO)) < 0) {
      spec.invalid("binaryVersion", "must be greater than or equal to `emulationVersion`");
    }
    if (spec.required("strategy")) {
      boolean needsEmulation =
          spec.string("strategy").equals(CoordinatedStrategy.OLDEST_EMULATION_VERSION);
      if (needsEmulation && emulation.orElse(SemVer.ZERO).equals(SemVer.ZERO)) {
        spec.errors()
            .required(
                spec.at("emulationVersion"),
                "must be specified when `strategy` is 'OldestEmulationVersion'");
      }
      CoordinatedStrategy.check(spec);
    }
  }

  private static Optional<SemVer> version(Fields spec, String field) {
    Optional<SemVer> version = SemVer.parse(spec.string(field));
    if (version.isEmpty()) {
      spec.invalid(field, "must be a valid semantic version");
    }
    return version;
  }
}
