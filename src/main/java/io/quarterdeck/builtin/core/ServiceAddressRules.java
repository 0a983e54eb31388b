package io.quarterdeck.builtin.core;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Addresses;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Ip;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a service's own addresses and their families (KEP-563): they go together, and the
 * first of them stays.
 */
public final class ServiceAddressRules {
  private static final String IPS = "clusterIPs";
  private static final String FAMILIES = "ipFamilies";
  private static final String POLICY = "ipFamilyPolicy";
  private static final String STAYS = "may not change once set";
  private static final String SINGLE = "SingleStack";
  private static final Choices KNOWN_FAMILIES = Choices.of("IPv4", "IPv6");
  private static final Choices POLICIES =
      Choices.of("SingleStack", "PreferDualStack", "RequireDualStack");

  private ServiceAddressRules() {}

  /**
   * Checks the addresses; also before they are handed out.
   *
   * @param old the old spec, empty if there is none
   */
  public static void check(Fields spec, MapValue old) {
    if (ServiceTypes.isExternalName(spec.map())) {
      return;
    }
    ListValue ips = spec.list(IPS);
    checkFirst(spec, ips);
    checkFamilies(spec);
    if (spec.has(POLICY)) {
      spec.oneOf(POLICY, POLICIES);
    }
    boolean right = true;
    for (int i = 0; i < ips.size(); i++) {
      if (i == 0 && ips.string(0).equals(ServiceTypes.NONE)) {
        if (ips.size() > 1) {
          right = spec.invalid(IPS, "'None' must be the first and only value");
        }
      } else {
        Path path = spec.at(IPS).index(i);
        right &= Addresses.legacyIp(ips.string(i), old.list(IPS), path, spec.errors());
      }
    }
    if (ips.size() > 2) {
      spec.invalid(IPS, "may only hold up to 2 values");
    }
    if (!right) {
      return;
    }
    if (ips.size() > 1 && !isDual(ips)) {
      spec.invalid(IPS, "may specify no more than one IP for each IP family");
    }
    if (!ServiceTypes.isHeadless(spec.map())) {
      checkMatch(spec, ips);
    }
  }

  private static void checkFirst(Fields spec, ListValue ips) {
    if (spec.isEmpty("clusterIP")) {
      if (!ips.isEmpty()) {
        spec.invalid(IPS, "must be empty when `clusterIP` is not specified");
      }
    } else if (ips.isEmpty()) {
      spec.errors().required(spec.at(IPS), "");
    } else if (!ips.string(0).equals(spec.string("clusterIP"))) {
      spec.invalid(IPS, "first value must match `clusterIP`");
    }
  }

  private static void checkFamilies(Fields spec) {
    ListValue families = spec.list(FAMILIES);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < families.size(); i++) {
      Path path = spec.at(FAMILIES).index(i);
      String family = families.string(i);
      if (!KNOWN_FAMILIES.has(family)) {
        spec.errors().notSupported(path, family, KNOWN_FAMILIES.values());
      }
      if (!seen.add(family)) {
        spec.errors().duplicate(path, Value.of(family));
      }
    }
  }

  private static boolean isDual(ListValue ips) {
    boolean v4 = false;
    boolean v6 = false;
    for (int i = 0; i < ips.size(); i++) {
      v6 |= isV6(ips.string(i));
      v4 |= !isV6(ips.string(i));
    }
    return v4 && v6;
  }

  private static boolean isV6(String address) {
    Optional<Ip> ip = Ip.parse(address);
    return ip.isPresent() && !ip.get().isV4();
  }

  private static void checkMatch(Fields spec, ListValue ips) {
    ListValue families = spec.list(FAMILIES);
    for (int i = 0; i < Math.min(ips.size(), families.size()); i++) {
      String family = families.string(i);
      boolean v6 = isV6(ips.string(i));
      if (KNOWN_FAMILIES.has(family) && family.equals("IPv6") != v6) {
        spec.errors()
            .invalid(
                spec.at(IPS).index(i),
                ips.string(i),
                "expected an " + family + " value as indicated by `ipFamilies[" + i + "]`");
      }
    }
  }

  /** Checks an update: the second address may come and go, the first one stays. */
  static void checkUpdate(Fields spec, MapValue old) {
    if (ServiceTypes.isExternalName(spec.map()) || ServiceTypes.isExternalName(old)) {
      return;
    }
    boolean headless = ServiceTypes.isHeadless(spec.map());
    boolean wasHeadless = ServiceTypes.isHeadless(old);
    if (!headless || !wasHeadless) {
      checkIpsKept(spec, old.list(IPS));
    }
    if (!headless && !wasHeadless) {
      checkFamiliesKept(spec, old.list(FAMILIES));
    }
  }

  private static void checkIpsKept(Fields spec, ListValue old) {
    ListValue now = spec.list(IPS);
    if (old.size() == now.size()) {
      for (int i = 0; i < old.size(); i++) {
        if (!old.string(i).equals(now.string(i))) {
          spec.errors().invalid(spec.at(IPS).index(i), now, STAYS);
        }
      }
      return;
    }
    Path first = spec.at(IPS).index(0);
    if (now.isEmpty()) {
      spec.errors().invalid(first, null, "primary clusterIP can not be unset");
    } else if (!old.isEmpty() && !old.string(0).equals(now.string(0))) {
      spec.errors().invalid(first, now, STAYS);
    }
    if (old.size() > now.size() && now.size() == 1) {
      checkReleased(spec, "must be set to 'SingleStack' when releasing the secondary clusterIP");
    }
  }

  private static void checkFamiliesKept(Fields spec, ListValue old) {
    ListValue now = spec.list(FAMILIES);
    Path first = spec.at(FAMILIES).index(0);
    if (old.size() == now.size()) {
      for (int i = 0; i < old.size(); i++) {
        if (!old.string(i).equals(now.string(i))) {
          spec.errors().invalid(first, now, STAYS);
        }
      }
      return;
    }
    if (old.size() > now.size() && spec.isEmpty(IPS)) {
      spec.errors().invalid(first, spec.value(FAMILIES), "primary ipFamily can not be unset");
    }
    if (!now.isEmpty() && !old.isEmpty() && !old.string(0).equals(now.string(0))) {
      spec.errors().invalid(first, spec.value(IPS), STAYS); // upstream shows the addresses here
    }
    if (old.size() > now.size() && now.size() == 1) {
      checkReleased(spec, "must be set to 'SingleStack' when releasing the secondary ipFamily");
    }
  }

  private static void checkReleased(Fields spec, String detail) {
    if (!spec.string(POLICY).equals(SINGLE)) {
      spec.invalid(POLICY, detail);
    }
  }
}
