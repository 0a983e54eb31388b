package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.status.FieldErrors;
import java.util.Set;

/** Which names of resources there are, what each is counted in, and where each may be asked for. */
public final class ResourceNames {
  private static final Set<String> CONTAINER = Set.of("cpu", "memory", "ephemeral-storage");
  private static final Set<String> COUNTED =
      Set.of(
          "pods",
          "resourcequotas",
          "services",
          "replicationcontrollers",
          "secrets",
          "configmaps",
          "persistentvolumeclaims",
          "services.nodeports",
          "services.loadbalancers");
  private static final Set<String> COMPUTE =
      Set.of(
          "cpu",
          "memory",
          "ephemeral-storage",
          "requests.cpu",
          "requests.memory",
          "requests.ephemeral-storage",
          "limits.cpu",
          "limits.memory",
          "limits.ephemeral-storage",
          "requests.storage");
  private static final String HUGE_PAGES = "hugepages-";
  private static final String REQUESTS = "requests.";

  private ResourceNames() {}

  public static boolean isHugePage(String name) {
    return name.startsWith(HUGE_PAGES);
  }

  private static boolean isQuotaHugePage(String name) {
    return isHugePage(name) || name.startsWith(REQUESTS + HUGE_PAGES);
  }

  /** Tells whether Kubernetes itself defines the name: it has no domain, or kubernetes.io. */
  public static boolean isNative(String name) {
    return name.indexOf('/') < 0 || name.contains("kubernetes.io/");
  }

  /** Tells whether a device plugin or a driver defines the name. */
  public static boolean isExtended(String name) {
    return !isNative(name)
        && !name.startsWith(REQUESTS)
        && Formats.LABEL_KEY.accepts(REQUESTS + name);
  }

  /** Tells whether more may be promised than there is. */
  static boolean isOvercommitAllowed(String name) {
    return isNative(name) && !isHugePage(name);
  }

  /** Tells whether the name without a domain is known to a quota. */
  public static boolean isQuotaResource(String name) {
    return COUNTED.contains(name) || COMPUTE.contains(name) || isQuotaHugePage(name);
  }

  private static boolean isStandard(String name) {
    return isQuotaResource(name) || name.equals("storage");
  }

  /** Tells whether the resource is counted in whole units. */
  private static boolean isInteger(String name) {
    return COUNTED.contains(name) || isExtended(name);
  }

  /** The name of any resource: qualified, or one that Kubernetes defines. */
  public static boolean check(String name, Path path, FieldErrors errors) {
    int before = errors.size();
    for (String wrong : Formats.LABEL_KEY.check(name)) {
      errors.invalid(path, Value.of(name), wrong);
    }
    if (errors.size() == before && name.indexOf('/') < 0 && !isStandard(name)) {
      errors.invalid(path, Value.of(name), "must be a standard resource type or fully qualified");
    }
    return errors.size() == before;
  }

  /** The name of a resource that a container may ask for. */
  public static void checkForContainer(String name, Path path, FieldErrors errors) {
    check(name, path, errors);
    if (name.indexOf('/') < 0) {
      if (!isContainerResource(name)) {
        errors.invalid(path, Value.of(name), "must be a standard resource for containers");
      }
    } else if (!isNative(name) && !isExtended(name)) {
      errors.invalid(path, Value.of(name), "doesn't follow extended resource name standard");
    }
  }

  static boolean isContainerResource(String name) {
    return CONTAINER.contains(name) || isHugePage(name);
  }

  /** Tells whether the name is right for a container, without saying why not. */
  static boolean isRightForContainer(String name) {
    return isContainerResource(name) && Formats.LABEL_KEY.accepts(name)
        || Formats.LABEL_KEY.accepts(name)
            && name.indexOf('/') >= 0
            && (isNative(name) || isExtended(name));
  }

  /** The amount is not negative, and whole where the resource is counted in whole units. */
  public static void checkAmount(String name, Quantity amount, Path path, FieldErrors errors) {
    if (amount.signum() < 0) {
      errors.invalid(path, amount.toString(), "must be greater than or equal to 0");
    }
    if (!isWhole(name, amount)) {
      errors.invalid(path, Value.of(amount.toString()), "must be an integer");
    }
  }

  static boolean isRightAmount(String name, Quantity amount) {
    return amount.signum() >= 0 && isWhole(name, amount);
  }

  private static boolean isWhole(String name, Quantity amount) {
    return amount.isMultipleOfMilli(1000) || !isInteger(name);
  }

  /** Tells whether the amount is a multiple of the size of the huge pages. */
  static boolean isDivisible(String name, Quantity amount) {
    Quantity size;
    try {
      size = Quantity.parse(name.substring(HUGE_PAGES.length()));
    } catch (NumberFormatException e) {
      return false;
    }
    return size.signum() > 0 && size.isMultipleOfMilli(1000) && amount.value() % size.value() == 0;
  }

  static boolean hasDividedHugePage(MapValue amounts) {
    for (int i = 0; i < amounts.size(); i++) {
      String name = amounts.keyAt(i);
      if (isHugePage(name) && !isDivisible(name, Quantity.of(amounts.valueAt(i)))) {
        return true;
      }
    }
    return false;
  }
}
