package io.quarterdeck.rules;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks IP addresses and blocks (KEP-4858): strictly in new fields, and in old ones as far as the
 * old object does not already hold the value.
 */
public final class Addresses {
  private static final String NO_IP =
      "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
  private static final String NO_CIDR =
      "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";
  private static final String NO_INTERFACE =
      "must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)";

  private Addresses() {}

  /** The address is right and in its canonical form. */
  public static boolean ip(String value, Path path, FieldErrors errors) {
    return legacyIp(value, path, errors) && canonical(value, text(value), path, errors);
  }

  /** The address is right and unambiguous, but need not be canonical. */
  public static boolean legacyIp(String value, Path path, FieldErrors errors) {
    Optional<Ip> ip = Ip.parse(value);
    if (ip.isEmpty()) {
      errors.invalid(path, value, NO_IP);
      return false;
    }
    boolean right = true;
    if (ip.get().hasLeadingZeros()) {
      errors.invalid(path, value, "must not have leading 0s");
      right = false;
    } else if (ip.get().isMapped()) {
      errors.invalid(path, value, "must not be an IPv4-mapped IPv6 address");
      right = false;
    }
    return right;
  }

  /** As {@link #legacyIp}; a value that the old object holds passes. */
  public static boolean legacyIp(String value, ListValue old, Path path, FieldErrors errors) {
    return holds(old, value) || legacyIp(value, path, errors);
  }

  /**
   * The address can be an endpoint's: it is one of a host, and of no host's own network. A mapped
   * or sloppy one passes; that is for the other checks.
   */
  public static boolean endpoint(String value, Path path, FieldErrors errors) {
    Optional<Ip> parsed = Ip.parse(value);
    if (parsed.isEmpty()) {
      errors.invalid(path, value, "must be a valid IP address");
      return false;
    }
    Ip ip = parsed.get();
    int before = errors.size();
    if (ip.isUnspecified()) {
      errors.invalid(path, value, "may not be unspecified (" + value + ")");
    }
    if (ip.isLoopback()) {
      errors.invalid(path, value, "may not be in the loopback range (127.0.0.0/8, ::1/128)");
    }
    if (ip.isLinkLocalUnicast()) {
      errors.invalid(path, value, "may not be in the link-local range (169.254.0.0/16, fe80::/10)");
    }
    if (ip.isLinkLocalMulticast()) {
      errors.invalid(
          path, value, "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)");
    }
    return errors.size() == before;
  }

  /** The block is right, without bits behind its prefix, and in its canonical form. */
  public static boolean cidr(String value, Path path, FieldErrors errors) {
    return legacyCidr(value, path, errors)
        && canonical(value, Cidr.parse(value).orElseThrow().toString(), path, errors);
  }

  /** The block is right and unambiguous, but need not be canonical. */
  public static boolean legacyCidr(String value, Path path, FieldErrors errors) {
    Optional<Cidr> cidr = Cidr.parse(value);
    String wrong = cidr.isEmpty() ? NO_CIDR : wrong(cidr.get());
    if (!wrong.isEmpty()) {
      errors.invalid(path, value, wrong);
    }
    return wrong.isEmpty();
  }

  private static String wrong(Cidr cidr) {
    if (cidr.zeros()) {
      return "must not have leading 0s in IP or prefix length";
    }
    if (cidr.ip().isMapped()) {
      return "must not have an IPv4-mapped IPv6 address";
    }
    return cidr.network().equals(cidr.ip())
        ? ""
        : "must not have bits set beyond the prefix length";
  }

  /** As {@link #legacyCidr}; a value that the old object holds passes. */
  public static boolean legacyCidr(String value, ListValue old, Path path, FieldErrors errors) {
    return holds(old, value) || legacyCidr(value, path, errors);
  }

  /** An address with the length of its network's prefix, canonical, as interfaces have them. */
  public static boolean interfaceAddress(String value, Path path, FieldErrors errors) {
    Optional<Cidr> cidr = Cidr.parse(value);
    if (cidr.isEmpty()) {
      errors.invalid(path, value, NO_INTERFACE);
      return false;
    }
    String canonical = cidr.get().ip() + "/" + cidr.get().ownBits();
    return canonical(value, canonical, path, errors);
  }

  private static boolean canonical(String value, String form, Path path, FieldErrors errors) {
    if (value.equals(form)) {
      return true;
    }
    errors.invalid(path, value, "must be in canonical form (" + GoText.quote(form) + ")");
    return false;
  }

  private static String text(String value) {
    return Ip.parse(value).map(Ip::toString).orElse("");
  }

  private static boolean holds(ListValue list, String value) {
    for (int i = 0; i < list.size(); i++) {
      if (list.string(i).equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** Returns what a client should hear of an address that passed as {@link #legacyIp}. */
  public static List<String> warningsForIp(String value, Path path) {
    Optional<Ip> ip = Ip.parse(value);
    if (ip.isEmpty()) {
      return List.of();
    }
    String form = GoText.quote(ip.get().toString());
    if (ip.get().hasLeadingZeros() || ip.get().isMapped()) {
      return List.of(
          path + ": non-standard IP address " + GoText.quote(value) + " is invalid: use " + form);
    }
    return ip.get().isV4() || ip.get().toString().equals(value)
        ? List.of()
        : List.of(
            path
                + ": IPv6 address "
                + GoText.quote(value)
                + " should be in RFC 5952 canonical format ("
                + form
                + ")");
  }

  /** Returns what a client should hear of a block that passed as {@link #legacyCidr}. */
  public static List<String> warningsForCidr(String value, Path path) {
    Optional<Cidr> parsed = Cidr.parse(value);
    if (parsed.isEmpty()) {
      return List.of();
    }
    Cidr cidr = parsed.get();
    List<String> warnings = new ArrayList<>();
    String form = GoText.quote(cidr.toString());
    String shown = GoText.quote(value);
    if (!cidr.network().equals(cidr.ip())) {
      String single =
          GoText.quote(cidr.ip() + "/" + (cidr.isV4() && !cidr.ip().isMapped() ? 32 : 128));
      warnings.add(
          path
              + ": CIDR value "
              + shown
              + " is ambiguous in this context (should be "
              + form
              + " or "
              + single
              + "?)");
    }
    if (cidr.zeros() || cidr.ip().isMapped()) {
      warnings.add(path + ": non-standard CIDR value " + shown + " is invalid: use " + form);
    }
    if (warnings.isEmpty() && !cidr.isV4() && !cidr.toString().equals(value)) {
      warnings.add(
          path
              + ": IPv6 CIDR value "
              + shown
              + " should be in RFC 5952 canonical format ("
              + form
              + ")");
    }
    return warnings;
  }
}
