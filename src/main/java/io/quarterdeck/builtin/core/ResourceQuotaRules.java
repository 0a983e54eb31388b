package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.pod.PodDefaults;
import io.quarterdeck.builtin.pod.ResourceNames;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.resource.StatusStrategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of ResourceQuotas: what can be counted, and which scopes go with it. */
final class ResourceQuotaRules implements SpecStrategy {
  private static final String CROSS_NAMESPACE = "CrossNamespacePodAffinity";
  private static final Set<String> OF_PODS =
      Set.of("Terminating", "NotTerminating", "NotBestEffort", "PriorityClass", CROSS_NAMESPACE);
  private static final Set<String> EXISTING =
      Set.of("BestEffort", "NotBestEffort", "Terminating", "NotTerminating", CROSS_NAMESPACE);
  private static final Set<String> POD_RESOURCES =
      Set.of(
          "pods",
          "cpu",
          "memory",
          "limits.cpu",
          "limits.memory",
          "requests.cpu",
          "requests.memory");
  private static final Set<String> CLAIM_RESOURCES =
      Set.of("persistentvolumeclaims", "requests.storage");
  private static final GoStruct SELECTOR =
      GoStruct.of("MatchExpressions[]")
          .with("MatchExpressions", GoStruct.of("ScopeName Operator Values[]"));

  /** Returns the quota with its amounts rounded up to thousandths. */
  static MapValue defaults(MapValue quota) {
    return quota
        .mapAt("spec", spec -> spec.mapAt("hard", PodDefaults::amounts))
        .mapAt(
            "status",
            status ->
                status.mapAt("hard", PodDefaults::amounts).mapAt("used", PodDefaults::amounts));
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject quota, FieldErrors errors) {
    Fields fields = Fields.of(quota.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    checkSpec(fields.in("spec"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject quota, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(quota.root(), errors);
    Fields spec = fields.in("spec");
    Metadata.checkUpdate(fields, old);
    checkSpec(spec);
    Set<String> before = new HashSet<>(old.spec().list("scopes").strings());
    if (!before.equals(new HashSet<>(spec.list("scopes").strings()))) {
      spec.invalid("scopes", spec.value("scopes"), Fields.IMMUTABLE);
    }
  }

  /** Checks names and amounts of a list of resources. */
  static void checkAmounts(Fields parent, String name) {
    MapValue amounts = parent.map(name);
    for (int i = 0; i < amounts.size(); i++) {
      String resource = amounts.keyAt(i);
      Path path = parent.at(name).key(resource);
      ResourceNames.check(resource, path, parent.errors());
      if (resource.indexOf('/') < 0 && !ResourceNames.isQuotaResource(resource)) {
        parent.errors().invalid(path, Value.of(resource), "must be a standard resource for quota");
      }
      Quantity amount = Quantity.of(amounts.valueAt(i));
      ResourceNames.checkAmount(resource, amount, path, parent.errors());
    }
  }

  private static void checkSpec(Fields spec) {
    checkAmounts(spec, "hard");
    checkScopes(spec);
    if (spec.has("scopeSelector")) {
      checkSelector(spec);
    }
  }

  private static boolean isScope(String scope) {
    return OF_PODS.contains(scope)
        || scope.equals("BestEffort")
        || scope.equals("VolumeAttributesClass");
  }

  private static boolean fits(String scope, String resource) {
    if (OF_PODS.contains(scope)) {
      return POD_RESOURCES.contains(resource);
    }
    return switch (scope) {
      case "BestEffort" -> resource.equals("pods");
      case "VolumeAttributesClass" -> CLAIM_RESOURCES.contains(resource);
      default -> true;
    };
  }

  private static long misfits(Fields spec, String scope) {
    return spec.map("hard").keys().stream()
        .filter(ResourceNames::isQuotaResource)
        .filter(resource -> !fits(scope, resource))
        .count();
  }

  private static void checkScopes(Fields spec) {
    ListValue scopes = spec.list("scopes");
    for (int i = 0; i < scopes.size(); i++) {
      String scope = scopes.string(i);
      if (!isScope(scope)) {
        spec.invalid("scopes", scopes, "unsupported scope");
      }
      for (long n = misfits(spec, scope); n > 0; n--) {
        spec.invalid("scopes", scopes, "unsupported scope applied to resource");
      }
    }
    checkConflicts(spec, scopes.strings(), spec.at("scopes"));
  }

  private static void checkConflicts(Fields spec, List<String> scopes, Path path) {
    for (String scope : List.of("BestEffort", "Terminating")) {
      if (scopes.contains(scope) && scopes.contains("Not" + scope)) {
        spec.errors().invalid(path, spec.value("scopes"), "conflicting scopes");
      }
    }
  }

  /** Upstream reports what is wrong with an expression without its index. */
  private static void checkSelector(Fields spec) {
    Fields selector = spec.in("scopeSelector");
    Path path = selector.at("matchExpressions");
    List<String> scopes = new ArrayList<>();
    for (MapValue expression : selector.list("matchExpressions").maps()) {
      Fields fields = Fields.at(path, expression, spec.errors());
      String scope = fields.string("scopeName");
      String operator = fields.string("operator");
      if (!isScope(scope)) {
        fields.invalid("scopeName", Value.of(scope), "unsupported scope");
      }
      for (long n = misfits(spec, scope); n > 0; n--) {
        spec.errors()
            .invalid(path, SELECTOR.show(selector.map()), "unsupported scope applied to resource");
      }
      if (EXISTING.contains(scope) && !operator.equals("Exists")) {
        fields.invalid(
            "operator",
            Value.of(operator),
            "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating,"
                + " ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort,"
                + " ResourceQuotaScopeNotBestEffort or"
                + " ResourceQuotaScopeCrossNamespacePodAffinity");
      }
      checkOperator(fields, operator);
      scopes.add(scope);
    }
    checkConflicts(spec, scopes, path);
  }

  private static void checkOperator(Fields expression, String operator) {
    switch (operator) {
      case "In", "NotIn" ->
          expression.required(
              "values",
              "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
      case "Exists", "DoesNotExist" -> {
        if (!expression.isEmpty("values")) {
          expression.invalid(
              "values",
              expression.value("values"),
              "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
        }
      }
      default ->
          expression.invalid("operator", Value.of(operator), "not a valid selector operator");
    }
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject quota) {
    MapValue hard = quota.spec().map("hard");
    List<String> warnings = new ArrayList<>();
    for (String name : List.of("cpu", "memory", "storage", "ephemeral-storage")) {
      String request = "requests." + name;
      if (!hard.has(request) && !name.endsWith("storage")) {
        request = name;
      }
      String limit = "limits." + name;
      Quantity asked = Quantity.of(hard.find(request));
      Quantity most = Quantity.of(hard.find(limit));
      if (hard.has(request) && hard.has(limit) && asked.compareTo(most) > 0) {
        warnings.add(
            "ResourceQuota "
                + request
                + " ("
                + asked
                + ") should be less than "
                + limit
                + " ("
                + most
                + ")");
      }
    }
    return warnings;
  }

  /** The rules of {@code resourcequotas/status}, which the quota controller writes. */
  static final class OfStatus implements StatusStrategy {
    @Override
    public void validateUpdate(
        RuleContext context, KubeObject quota, KubeObject old, FieldErrors errors) {
      Fields fields = Fields.of(quota.root(), errors);
      Metadata.checkUpdate(fields, old);
      Metadata.requireResourceVersion(quota, errors);
      checkAmounts(fields.in("status"), "hard");
      checkAmounts(fields.in("status"), "used");
    }
  }
}
