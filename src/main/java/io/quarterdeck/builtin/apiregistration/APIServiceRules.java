package io.quarterdeck.builtin.apiregistration;

import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.resource.StatusOnlyStrategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;
import java.util.Base64;

/**
 * The rules of APIService: it is named after the group and version that it stands for, and has a
 * service unless this server serves them itself.
 */
final class APIServiceRules implements SpecStrategy {
  private static final int GROUP_PRIORITY_MAX = 20_000;
  private static final int VERSION_PRIORITY_MAX = 1_000;
  private static final String CA_BUNDLE = "caBundle";
  private static final String SKIPS_TLS = "insecureSkipTLSVerify";

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  /** What this server serves itself is there from the beginning. */
  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    return object.with(
        "status",
        object.spec().has("service")
            ? MapValue.EMPTY
            : MapValue.of("conditions", ListValue.of(available(context))));
  }

  private static MapValue available(RuleContext context) {
    return MapValue.builder()
        .put("type", "Available")
        .put("status", "True")
        .put("lastTransitionTime", GoTime.format(context.clock().instant()))
        .put("reason", "Local")
        .put("message", "Local APIServices are always available")
        .build();
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    checkName(fields);
    check(fields.in("spec"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    ObjectMeta.checkUpdate(fields.in("metadata"), old.meta().map());
    ObjectMeta.check(fields.in("metadata"), false, nameRule()::check);
    checkName(fields);
    check(fields.in("spec"));
  }

  private static void checkName(Fields object) {
    Fields spec = object.in("spec");
    String name = object.map("metadata").string("name");
    String wanted = spec.string("version") + "." + spec.string("group");
    if (!name.isEmpty() && Formats.PATH_SEGMENT.accepts(name) && !name.equals(wanted)) {
      object
          .in("metadata")
          .invalid("name", "must be `spec.version+\".\"+spec.group`: " + GoText.quote(wanted));
    }
  }

  private static void check(Fields spec) {
    if (spec.isEmpty("group")) {
      if (!spec.string("version").equals("v1")) {
        spec.required("group", "only v1 may have an empty group and it better be legacy kube");
      }
    } else {
      spec.form("group", Formats.DNS_SUBDOMAIN);
    }
    spec.form("version", Formats.DNS_1035_LABEL);
    checkPriority(spec, "groupPriorityMinimum", GROUP_PRIORITY_MAX);
    checkPriority(spec, "versionPriority", VERSION_PRIORITY_MAX);
    if (spec.has("service")) {
      checkService(spec);
    } else {
      checkLocal(spec);
    }
  }

  private static void checkPriority(Fields spec, String name, int max) {
    long priority = spec.integer(name);
    if (priority <= 0 || priority > max) {
      spec.invalid(name, Value.of(priority), "must be positive and less than " + max);
    }
  }

  private static void checkLocal(Fields spec) {
    if (!spec.isEmpty(CA_BUNDLE)) {
      String size = Base64.getDecoder().decode(spec.string(CA_BUNDLE)).length + " bytes";
      spec.invalid(CA_BUNDLE, size, "local APIServices may not have a caBundle");
    }
    if (spec.isTrue(SKIPS_TLS)) {
      spec.invalid(SKIPS_TLS, "local APIServices may not have insecureSkipTLSVerify");
    }
  }

  private static void checkService(Fields spec) {
    Fields service = spec.in("service");
    service.required("namespace");
    service.required("name");
    service.port("port", "port is not valid: ");
    if (spec.isTrue(SKIPS_TLS) && !spec.isEmpty(CA_BUNDLE)) {
      spec.invalid(SKIPS_TLS, "may not be true if caBundle is present");
    }
  }

  /** The rules of {@code apiservices/status}. */
  static final class OfStatus implements StatusOnlyStrategy {
    private static final Choices STATES = Choices.inOrder("True", "False", "Unknown");

    @Override
    public boolean allowsUnconditionalUpdate() {
      return false;
    }

    @Override
    public void validateUpdate(
        RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
      Fields fields = Fields.of(object.root(), errors);
      ObjectMeta.checkUpdate(fields.in("metadata"), old.meta().map());
      for (Fields condition : fields.in("status").each("conditions")) {
        condition.oneOf("status", STATES);
      }
    }
  }
}
