package io.quarterdeck.builtin.discovery;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.rules.Addresses;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Format;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Ip;
import io.quarterdeck.rules.Labels;
import io.quarterdeck.status.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of one endpoint of an EndpointSlice: its addresses, and for whom it is meant. */
final class EndpointRules {
  private static final int ADDRESSES_MAX = 100;
  private static final int TOPOLOGY_MAX = 16;
  private static final int HINTS_MAX = 8;
  private static final String ZONE = "topology.kubernetes.io/zone";

  private EndpointRules() {}

  /**
   * @param addressType of the slice; addresses of a type that is not known are not looked at
   */
  static void check(Fields endpoint, String addressType) {
    if (endpoint.required("addresses", "must contain at least 1 address")) {
      endpoint.atMost("addresses", ADDRESSES_MAX);
    }
    ListValue addresses = endpoint.list("addresses");
    for (int i = 0; i < addresses.size(); i++) {
      checkAddress(endpoint, addressType, addresses.string(i), i);
    }
    if (endpoint.has("nodeName")) {
      endpoint.form("nodeName", Formats.DNS_SUBDOMAIN);
    }
    checkTopology(endpoint);
    if (endpoint.has("hostname")) {
      endpoint.form("hostname", Formats.DNS_LABEL);
    }
    Fields hints = endpoint.in("hints");
    if (checkHints(hints, "forZones", Formats.LABEL_VALUE)) {
      checkHints(hints, "forNodes", Formats.DNS_SUBDOMAIN);
    }
  }

  private static void checkAddress(Fields endpoint, String type, String address, int i) {
    FieldErrors errors = endpoint.errors();
    Path path = endpoint.at("addresses").index(i);
    switch (type) {
      case "IPv4" -> {
        if (Addresses.legacyIp(address, path, errors)) {
          checkFamily(endpoint, address, path, true);
        }
      }
      case "IPv6" -> {
        if (Addresses.ip(address, path, errors)) {
          checkFamily(endpoint, address, path, false);
        }
      }
      case "FQDN" -> checkDomain(address, path, errors);
      default -> {}
    }
  }

  private static void checkFamily(Fields endpoint, String address, Path path, boolean v4) {
    if (Ip.parse(address).orElseThrow().isV4() != v4) {
      endpoint.invalid("addresses", address, "must be an " + (v4 ? "IPv4" : "IPv6") + " address");
    }
    Addresses.endpoint(address, path, endpoint.errors());
  }

  /** A full domain name, perhaps with the dot at its end; the first thing wrong is told. */
  private static void checkDomain(String address, Path path, FieldErrors errors) {
    if (address.isEmpty()) {
      errors.required(path, "");
      return;
    }
    String name = address.endsWith(".") ? address.substring(0, address.length() - 1) : address;
    List<String> wrong = Formats.DNS_SUBDOMAIN.check(name);
    if (!wrong.isEmpty()) {
      errors.invalid(path, name, String.join(",", wrong));
    } else if (name.indexOf('.') < 0) {
      errors.invalid(path, name, "should be a domain with at least two segments separated by dots");
    } else {
      checkLabels(name, path, errors);
    }
  }

  private static void checkLabels(String name, Path path, FieldErrors errors) {
    for (String label : name.split("\\.", -1)) {
      List<String> wrong = Formats.DNS_LABEL.check(label);
      if (!wrong.isEmpty()) {
        errors.invalid(path, label, String.join(",", wrong));
        return;
      }
    }
  }

  private static void checkTopology(Fields endpoint) {
    Path path = endpoint.at("deprecatedTopology");
    int size = endpoint.map("deprecatedTopology").size();
    if (size > TOPOLOGY_MAX) {
      endpoint.errors().tooMany(path, size, TOPOLOGY_MAX);
    }
    Labels.check(endpoint, "deprecatedTopology");
    if (endpoint.map("deprecatedTopology").has(ZONE)) {
      endpoint.errors().internal(path.key(ZONE), "reserved key was not removed in conversion");
    }
  }

  /** Returns whether the hints are few enough to look at others. */
  private static boolean checkHints(Fields hints, String list, Format name) {
    if (!hints.atMost(list, HINTS_MAX)) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    for (Fields hint : hints.each(list)) {
      if (!seen.add(hint.string("name"))) {
        hint.duplicate("name", hint.string("name"));
      }
      hint.form("name", name);
    }
    return true;
  }
}
