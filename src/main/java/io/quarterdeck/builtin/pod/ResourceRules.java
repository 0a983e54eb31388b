package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.status.FieldError;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The rules of what a container, a pod or an overhead asks for: amounts and claims. */
public final class ResourceRules {
  private static final Choices POD_RESOURCES = Choices.of("cpu", "hugepages-", "memory");

  private ResourceRules() {}

  /** Checks the {@code resources} of a container. */
  static void checkContainer(Fields resources, PodScope scope) {
    check(resources, scope, false);
  }

  /** Checks the {@code overhead} of a pod, whose amounts are limits. */
  static void checkOverhead(Fields spec, PodScope scope) {
    MapValue limits = MapValue.of("limits", spec.map("overhead"));
    check(Fields.at(spec.at("overhead"), limits, spec.errors()), scope, false);
  }

  /** Checks the amounts of a RuntimeClass's overhead: messages call them limits. */
  public static void checkPodFixed(Fields overhead) {
    MapValue limits = MapValue.of("limits", overhead.map("podFixed"));
    PodScope scope = new PodScope(MapValue.EMPTY, MapValue.EMPTY, MapValue.EMPTY, false);
    check(Fields.at(overhead.path(), limits, overhead.errors()), scope, false);
  }

  /** Checks the {@code resources} of the whole pod (KEP-2837). */
  static void checkPod(Fields spec, PodScope scope) {
    if (!spec.has("resources")) {
      return;
    }
    if (scope.isWindows()) {
      spec.forbidden("resources", "may not be set for a windows pod");
      return;
    }
    Fields resources = spec.in("resources");
    if (!resources.isEmpty("claims")) {
      resources.forbidden("claims", "claims may not be set for Resources at pod-level");
    }
    check(resources, scope, true);
    PodResources.checkConsistency(resources, scope.spec);
  }

  private static void check(Fields resources, PodScope scope, boolean ofPod) {
    MapValue limits = resources.map("limits");
    MapValue requests = resources.map("requests");
    for (int i = 0; i < limits.size(); i++) {
      checkAmount(resources, "limits", limits, i, scope, ofPod);
    }
    for (int i = 0; i < requests.size(); i++) {
      String name = requests.keyAt(i);
      Quantity amount = Quantity.of(requests.valueAt(i));
      checkNameAndAmount(resources, "requests", name, amount, ofPod);
      checkAgainstLimit(resources, name, amount, limits);
      checkHugePages(resources, "requests", name, amount, scope);
    }
    if (hasHugePages(limits) || hasHugePages(requests)) {
      if (!hasCpuOrMemory(limits) && !hasCpuOrMemory(requests)) {
        resources.errors().forbidden(resources.path(), "HugePages require cpu or memory");
      }
    }
    checkClaims(resources, scope);
  }

  private static void checkAmount(
      Fields resources, String list, MapValue amounts, int i, PodScope scope, boolean ofPod) {
    String name = amounts.keyAt(i);
    Quantity amount = Quantity.of(amounts.valueAt(i));
    checkNameAndAmount(resources, list, name, amount, ofPod);
    checkHugePages(resources, list, name, amount, scope);
  }

  private static void checkNameAndAmount(
      Fields resources, String list, String name, Quantity amount, boolean ofPod) {
    if (!ofPod
        && ResourceNames.isRightForContainer(name)
        && ResourceNames.isRightAmount(name, amount)) {
      return; // nothing to say, so no path is needed
    }
    Path path = resources.at(list).key(name);
    FieldErrors errors = resources.errors();
    if (!ofPod) {
      ResourceNames.checkForContainer(name, path, errors);
    } else if (ResourceNames.check(name, path, errors) && !isPodResource(name)) {
      errors.notSupported(path, Value.of(name), POD_RESOURCES.values());
    }
    ResourceNames.checkAmount(name, amount, path, errors);
  }

  static boolean isPodResource(String name) {
    return name.equals("cpu") || name.equals("memory") || ResourceNames.isHugePage(name);
  }

  private static void checkHugePages(
      Fields resources, String list, String name, Quantity amount, PodScope scope) {
    if (ResourceNames.isHugePage(name)
        && !ResourceNames.isDivisible(name, amount)
        && !scope.old.mayDivideHugePages()) {
      resources
          .errors()
          .invalid(
              resources.at(list).key(name),
              amount.toString(),
              amount + " is not positive integer multiple of " + name);
    }
  }

  private static void checkAgainstLimit(
      Fields resources, String name, Quantity request, MapValue limits) {
    boolean overcommit = ResourceNames.isOvercommitAllowed(name);
    if (!limits.has(name)) {
      if (!overcommit) {
        resources
            .errors()
            .required(resources.at("limits"), "Limit must be set for non overcommitable resources");
      }
      return;
    }
    Quantity limit = Quantity.of(limits.find(name));
    int compared = request.compareTo(limit);
    if (compared != 0 && !overcommit) {
      resources.invalid(
          "requests", request.toString(), "must be equal to " + name + " limit of " + limit);
    } else if (compared > 0) {
      resources.invalid(
          "requests",
          request.toString(),
          "must be less than or equal to " + name + " limit of " + limit);
    }
  }

  private static boolean hasHugePages(MapValue amounts) {
    for (int i = 0; i < amounts.size(); i++) {
      if (ResourceNames.isHugePage(amounts.keyAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCpuOrMemory(MapValue amounts) {
    return amounts.has("cpu") || amounts.has("memory");
  }

  // ---- claims of devices (KEP-4381)

  private static void checkClaims(Fields resources, PodScope scope) {
    ListValue claims = resources.list("claims");
    if (claims.isEmpty()) {
      return;
    }
    Set<String> seen = new HashSet<>();
    Set<String> ofPod = claimNames(scope.spec);
    for (int i = 0; i < claims.size(); i++) {
      checkClaim(resources.item("claims", i), seen, ofPod);
    }
  }

  private static void checkClaim(Fields claim, Set<String> seen, Set<String> ofPod) {
    String name = claim.string("name");
    if (name.isEmpty()) {
      claim.errors().required(claim.path(), "");
      return;
    }
    if (seen.contains(name)) {
      claim.errors().duplicate(claim.path(), name);
    } else {
      checkRequest(claim, name, seen);
    }
    if (!ofPod.contains(name)) {
      String known = ofPod.isEmpty() ? " which is empty" : ": " + String.join(", ", ofPod);
      claim
          .errors()
          .add(
              new FieldError(
                  FieldError.Type.NOT_FOUND,
                  claim.path(),
                  "Not found: "
                      + GoText.quote(name)
                      + ": must be one of the names in pod.spec.resourceClaims"
                      + known));
    }
  }

  /** A claim is named as a whole once, or by each of its requests once. */
  private static void checkRequest(Fields claim, String name, Set<String> seen) {
    String request = claim.string("request");
    claim.ifSet("request", Formats.DNS_LABEL);
    String key = request.isEmpty() ? name : name + "/" + request;
    if (seen.contains(key)) {
      claim.errors().duplicate(claim.path(), key);
    } else if (request.isEmpty()) {
      for (String other : seen) {
        if (other.startsWith(name + "/")) {
          claim.errors().duplicate(claim.path(), name);
        }
      }
    }
    seen.add(key);
  }

  private static Set<String> claimNames(MapValue spec) {
    Set<String> names = new TreeSet<>();
    for (MapValue claim : spec.list("resourceClaims").maps()) {
      if (!claim.string("name").isEmpty()) {
        names.add(claim.string("name"));
      }
    }
    return names;
  }
}
