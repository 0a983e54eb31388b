package io.quarterdeck.builtin.resource;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Format;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.status.FieldErrors;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The names that devices have and are asked for by: of drivers, pools, attributes and shares. What
 * carries the names is checked elsewhere.
 */
final class DeviceNames {
  static final int DRIVER_MAX = 63;
  private static final int ID_MAX = 32;
  private static final int UUID_LENGTH = 36;

  private DeviceNames() {}

  /** A rule of one string. */
  @FunctionalInterface
  interface Rule {
    void check(String value, Path path, FieldErrors errors);
  }

  /** The rule that a string has a form. */
  static Rule form(Format format) {
    return (value, path, errors) ->
        format.check(value).forEach(message -> errors.invalid(path, value, message));
  }

  /** A driver's name: a subdomain in letters of any case. */
  static void driver(String name, Path path, FieldErrors errors) {
    if (name.isEmpty()) {
      errors.required(path, "");
      return;
    }
    if (bytes(name) > DRIVER_MAX) {
      errors.tooLong(path, DRIVER_MAX);
    }
    for (String message : Formats.DNS_SUBDOMAIN.check(name.toLowerCase(Locale.ROOT))) {
      errors.invalid(path, name, message);
    }
  }

  /** A pool's name: subdomains, set apart by slashes. */
  static void pool(String name, Path path, FieldErrors errors) {
    if (name.isEmpty()) {
      errors.required(path, "");
      return;
    }
    if (bytes(name) > Formats.SUBDOMAIN_MAX) {
      errors.tooLong(path, Formats.SUBDOMAIN_MAX);
    }
    for (String part : name.split("/", -1)) {
      form(Formats.DNS_SUBDOMAIN).check(part, path, errors);
    }
  }

  /** The name of an attribute or capacity, with or without a domain. */
  static void qualified(String name, Path path, FieldErrors errors) {
    String[] parts = name.split("/", -1);
    if (parts.length == 1) {
      identifier(name, path, errors);
    } else if (parts.length == 2) {
      if (parts[0].isEmpty()) {
        errors.invalid(path, "", "the domain must not be empty");
      } else {
        driver(parts[0], path, errors);
      }
      if (parts[1].isEmpty()) {
        errors.invalid(path, "", "the name must not be empty");
      } else {
        identifier(parts[1], path, errors);
      }
    }
  }

  /** As {@link #qualified}, and the domain must be there. */
  static void fullyQualified(String name, Path path, FieldErrors errors) {
    qualified(name, path, errors);
    if (name.indexOf('/') < 0) {
      errors.invalid(
          path, name, "a fully qualified name must be a domain and a name separated by a slash");
    }
  }

  private static void identifier(String id, Path path, FieldErrors errors) {
    if (bytes(id) > ID_MAX) {
      errors.tooLong(path, ID_MAX);
    }
    form(Formats.C_IDENTIFIER).check(id, path, errors);
  }

  /** The uid of a share: a UUID in its plain form, in small letters. */
  static void uid(String uid, Path path, FieldErrors errors) {
    if (uid.length() != UUID_LENGTH) {
      errors.invalid(path, uid, "error validating uid: invalid UUID length: " + bytes(uid));
    } else if (!isUuid(uid.toLowerCase(Locale.ROOT))) {
      errors.invalid(path, uid, "error validating uid: invalid UUID format");
    } else if (!uid.equals(uid.toLowerCase(Locale.ROOT))) {
      errors.invalid(
          path,
          uid,
          "uid must be in RFC 4122 normalized form, `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` with"
              + " lowercase hexadecimal characters");
    }
  }

  private static boolean isUuid(String uid) {
    for (int i = 0; i < uid.length(); i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? uid.charAt(i) != '-' : Character.digit(uid.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** {@code Too many} if the list of a field has more than {@code max} items. */
  static boolean fits(Fields fields, String name, int max) {
    int size = fields.list(name).size();
    if (size <= max) {
      return true;
    }
    fields.errors().tooMany(fields.at(name), size, max);
    return false;
  }

  /** Checks a set of strings: how many, then each, then that none stands twice. */
  static void set(Fields fields, String name, int max, Rule rule) {
    if (fits(fields, name, max)) {
      items(fields, name, rule);
      unique(fields, name);
    }
  }

  /** Checks each string of a list. */
  static void items(Fields fields, String name, Rule rule) {
    ListValue list = fields.list(name);
    for (int i = 0; i < list.size(); i++) {
      rule.check(list.string(i), fields.at(name).index(i), fields.errors());
    }
  }

  /** {@code Duplicate value} for each string that stood in the list before. */
  static void unique(Fields fields, String name) {
    ListValue list = fields.list(name);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      if (!seen.add(list.string(i))) {
        fields.errors().duplicate(fields.at(name).index(i), list.string(i));
      }
    }
  }

  /** {@code Duplicate value} for each object whose {@code key} an object before it has. */
  static void unique(Fields fields, String name, String key) {
    ListValue list = fields.list(name);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String value = list.map(i).string(key);
      if (!seen.add(value)) {
        fields.errors().duplicate(fields.at(name).index(i), value);
      }
    }
  }
}
