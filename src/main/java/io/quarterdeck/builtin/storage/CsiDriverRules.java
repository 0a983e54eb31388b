package io.quarterdeck.builtin.storage;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of CSIDriver: how the cluster works with a volume driver. */
final class CsiDriverRules implements Strategy {
  private static final Choices GROUP_POLICIES =
      Choices.of("ReadWriteOnceWithFSType", "File", "None");
  private static final Choices LIFECYCLES = Choices.inOrder("Persistent", "Ephemeral");
  private static final long MIN_PERIOD_SECONDS = 10;
  private static final long MIN_EXPIRATION_SECONDS = 600;
  private static final long MAX_EXPIRATION_SECONDS = 1L << 32;
  private static final String TOKENS_IN_ATTRIBUTES =
      "spec.serviceAccountTokenInSecrets is unset; if supported by this CSI driver, set to true to"
          + " prevent possible logging of tokens in volume attributes";
  private static final String GATED = "preventPodSchedulingIfMissing"; // VolumeLimitScaling, alpha

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    return object.editSpec(s -> s.without(GATED));
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    KubeObject kept = old.spec().has(GATED) ? object : object.editSpec(s -> s.without(GATED));
    return kept.spec().equals(old.spec())
        ? kept
        : kept.editMeta(m -> m.with("generation", old.meta().generation() + 1));
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields.in("spec"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkUpdate(fields, old);
    Fields spec = fields.in("spec");
    check(spec);
    MapValue before = old.spec();
    if (!Fields.same(spec.value("attachRequired"), before.find("attachRequired"))) {
      spec.invalid("attachedRequired", spec.value("attachRequired"), Fields.IMMUTABLE);
    }
    spec.immutable("volumeLifecycleModes", before);
  }

  private static void check(Fields spec) {
    if (!spec.has("attachRequired")) {
      spec.required("attachedRequired"); // upstream's spelling of this field's path
    }
    for (String flag : List.of("podInfoOnMount", "storageCapacity")) {
      if (!spec.has(flag)) {
        spec.required(flag);
      }
    }
    spec.oneOfIfSet("fsGroupPolicy", GROUP_POLICIES);
    checkTokenRequests(spec);
    for (String mode : spec.list("volumeLifecycleModes").strings()) {
      if (!LIFECYCLES.has(mode)) {
        spec.notSupported("volumeLifecycleModes", Value.of(mode), LIFECYCLES);
      }
    }
    if (!spec.has("seLinuxMount")) {
      spec.required("seLinuxMount");
    }
    if (spec.has("nodeAllocatableUpdatePeriodSeconds")
        && spec.integer("nodeAllocatableUpdatePeriodSeconds") < MIN_PERIOD_SECONDS) {
      spec.invalid(
          "nodeAllocatableUpdatePeriodSeconds", "must be greater than or equal to 10 seconds");
    }
    if (spec.has("serviceAccountTokenInSecrets") && spec.isEmpty("tokenRequests")) {
      spec.invalid(
          "serviceAccountTokenInSecrets",
          "serviceAccountTokenInSecrets is set but no tokenRequests are specified");
    }
  }

  private static void checkTokenRequests(Fields spec) {
    Set<String> audiences = new HashSet<>();
    for (Fields request : spec.each("tokenRequests")) {
      String audience = request.string("audience");
      if (!audiences.add(audience)) {
        request.duplicate("audience", audience);
      } else if (request.has("expirationSeconds")) {
        checkExpiration(request);
      }
    }
  }

  private static void checkExpiration(Fields request) {
    long seconds = request.integer("expirationSeconds");
    if (seconds < MIN_EXPIRATION_SECONDS) {
      request.invalid("expirationSeconds", "may not specify a duration less than 10 minutes");
    }
    if (seconds > MAX_EXPIRATION_SECONDS) {
      request.invalid("expirationSeconds", "may not specify a duration larger than 2^32 seconds");
    }
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject object) {
    MapValue spec = object.spec();
    boolean tokensInAttributes =
        !spec.list("tokenRequests").isEmpty() && !spec.has("serviceAccountTokenInSecrets");
    return tokensInAttributes ? List.of(TOKENS_IN_ATTRIBUTES) : List.of();
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject object, KubeObject old) {
    boolean same = object.spec().list("tokenRequests").equals(old.spec().list("tokenRequests"));
    return same ? List.of() : warningsOnCreate(context, object);
  }
}
