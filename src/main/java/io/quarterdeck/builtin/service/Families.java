package io.quarterdeck.builtin.service;

import io.quarterdeck.builtin.core.ServiceAddressRules;
import io.quarterdeck.builtin.core.ServiceTypes;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Ip;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/** Finds the IP families of a service from its addresses, its policy and the cluster (KEP-563). */
final class Families {
  private static final String IPS = "clusterIPs";
  private static final String FAMILIES = "ipFamilies";
  private static final String POLICY = "ipFamilyPolicy";
  private static final String SINGLE = "SingleStack";
  private static final String REQUIRED = "RequireDualStack";
  private static final Path SPEC = Path.of("spec");

  private final List<String> configured;

  /**
   * @param configured the families that the cluster has addresses of, its first one first
   */
  Families(List<String> configured) {
    this.configured = configured;
  }

  /**
   * Returns the spec with policy and families.
   *
   * @param old the old spec; empty for a new service
   * @throws ApiException 422 if they cannot be had
   */
  MapValue fill(String name, MapValue spec, MapValue old) {
    if (ServiceTypes.isExternalName(spec) || isSettled(spec, old)) {
      return spec;
    }
    MapValue filled = spec.has(POLICY) ? spec : spec.with(POLICY, policy(spec, old));
    FieldErrors errors = new FieldErrors();
    ServiceAddressRules.check(Fields.at(SPEC, filled, errors), old);
    refuse(name, errors);
    filled = old.isEmpty() ? filled : shrunk(filled, old, errors);
    checkPolicy(filled, errors);
    filled = withFamiliesOfAddresses(filled, errors);
    refuse(name, errors);
    if (isFree(filled)) {
      return twoUnlessSingle(withDefault(filled));
    }
    checkConfigured(filled, errors);
    refuse(name, errors);
    filled = withDefault(filled);
    return configured.size() == 2 ? twoUnlessSingle(filled) : filled;
  }

  /** A service that prefers two families keeps what it has, whatever becomes of the cluster. */
  static boolean isSettled(MapValue spec, MapValue old) {
    return !old.isEmpty()
        && spec.string(POLICY).equals("PreferDualStack")
        && (!old.has(POLICY) || old.string(POLICY).equals("PreferDualStack"))
        && spec.string("type").equals(old.string("type"))
        && Fields.same(spec.find("clusterIP"), old.find("clusterIP"))
        && Fields.same(spec.find(IPS), old.find(IPS))
        && Fields.same(spec.find(FAMILIES), old.find(FAMILIES));
  }

  private static Value policy(MapValue spec, MapValue old) {
    Value before = old.find(POLICY);
    if (before != null) {
      return before;
    }
    return Value.of(isFree(spec) ? REQUIRED : SINGLE);
  }

  /** A headless service without a selector may have any families: it has no addresses. */
  private static boolean isFree(MapValue spec) {
    return spec.string("clusterIP").equals(ServiceTypes.NONE) && spec.map("selector").isEmpty();
  }

  private static MapValue shrunk(MapValue spec, MapValue old, FieldErrors errors) {
    MapValue filled = spec;
    if (isSingle(spec)) {
      if (Fields.same(spec.find(IPS), old.find(IPS)) && spec.list(IPS).size() > 1) {
        filled = filled.with(IPS, ListValue.of(spec.list(IPS).get(0)));
      }
      if (Fields.same(spec.find(FAMILIES), old.find(FAMILIES)) && spec.list(FAMILIES).size() > 1) {
        filled = filled.with(FAMILIES, ListValue.of(spec.list(FAMILIES).get(0)));
      }
      return filled;
    }
    if (isReduced(spec.list(IPS), old.list(IPS))) {
      wrongPolicy(spec, errors, "must be 'SingleStack' to release the secondary cluster IP");
    }
    if (isReduced(spec.list(FAMILIES), old.list(FAMILIES))) {
      wrongPolicy(spec, errors, "must be 'SingleStack' to release the secondary IP family");
    }
    return filled;
  }

  private static boolean isReduced(ListValue now, ListValue old) {
    return !now.isEmpty() && now.size() < old.size();
  }

  private static boolean isSingle(MapValue spec) {
    return spec.string(POLICY).equals(SINGLE);
  }

  private static void wrongPolicy(MapValue spec, FieldErrors errors, String detail) {
    errors.invalid(SPEC.child(POLICY), spec.find(POLICY), detail);
  }

  private static void checkPolicy(MapValue spec, FieldErrors errors) {
    String must = "must be 'RequireDualStack' or 'PreferDualStack' when multiple ";
    if (isSingle(spec) && spec.list(IPS).size() == 2) {
      wrongPolicy(spec, errors, must + "cluster IPs are specified");
    }
    if (isSingle(spec) && spec.list(FAMILIES).size() == 2) {
      wrongPolicy(spec, errors, must + "IP families are specified");
    }
  }

  private MapValue withFamiliesOfAddresses(MapValue spec, FieldErrors errors) {
    ListValue ips = spec.list(IPS);
    ListValue families = spec.list(FAMILIES);
    for (int i = families.size(); i < ips.size() && !ServiceTypes.isHeadless(spec); i++) {
      boolean v4 = Ip.parse(ips.string(i)).filter(Ip::isV4).isPresent();
      String family = v4 ? "IPv4" : "IPv6";
      if (configured.contains(family)) {
        families = families.plus(Value.of(family));
      } else {
        errors.invalid(
            SPEC.child(IPS).index(i), ips, family + " is not configured on this cluster");
      }
    }
    return families == spec.list(FAMILIES) ? spec : spec.with(FAMILIES, families);
  }

  private void checkConfigured(MapValue spec, FieldErrors errors) {
    if (spec.string(POLICY).equals(REQUIRED) && configured.size() < 2) {
      wrongPolicy(spec, errors, "this cluster is not configured for dual-stack services");
    }
    ListValue families = spec.list(FAMILIES);
    for (int i = 0; i < families.size(); i++) {
      if (!configured.contains(families.string(i))) {
        errors.invalid(
            SPEC.child(FAMILIES).index(i), families.string(i), "not configured on this cluster");
      }
    }
  }

  private MapValue withDefault(MapValue spec) {
    return spec.list(FAMILIES).isEmpty()
        ? spec.with(FAMILIES, ListValue.ofStrings(configured.subList(0, 1)))
        : spec;
  }

  private static MapValue twoUnlessSingle(MapValue spec) {
    ListValue families = spec.list(FAMILIES);
    if (isSingle(spec) || families.size() != 1) {
      return spec;
    }
    String other = families.string(0).equals("IPv4") ? "IPv6" : "IPv4";
    return spec.with(FAMILIES, families.plus(Value.of(other)));
  }

  private static void refuse(String name, FieldErrors errors) {
    if (!errors.isEmpty()) {
      throw Failures.invalid("", "Service", name, errors);
    }
  }
}
