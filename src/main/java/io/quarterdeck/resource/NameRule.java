package io.quarterdeck.resource;

import io.quarterdeck.rules.Format;
import io.quarterdeck.rules.Formats;
import java.util.List;

/** Which names a kind takes ({@code apimachinery/pkg/api/validation}'s ValidateNameFunc). */
@FunctionalInterface
public interface NameRule {
  NameRule DNS_SUBDOMAIN = of(Formats.DNS_SUBDOMAIN);
  NameRule DNS_LABEL = of(Formats.DNS_LABEL);
  NameRule DNS_1035_LABEL = of(Formats.DNS_1035_LABEL);

  /** Any name that can be one segment of a path (RBAC's kinds). */
  NameRule PATH_SEGMENT =
      (name, prefix) -> (prefix ? Formats.PATH_SEGMENT_PREFIX : Formats.PATH_SEGMENT).check(name);

  /** Any name at all. */
  NameRule ANY = (name, prefix) -> List.of();

  /**
   * Returns what is wrong with {@code name}, in upstream's words; empty if nothing.
   *
   * @param prefix whether it is a generateName, to which letters will be added
   */
  List<String> check(String name, boolean prefix);

  /** Returns the rule that names have {@code format}; a prefix may end with a dash. */
  static NameRule of(Format format) {
    return (name, prefix) -> format.check(prefix ? masked(name) : name);
  }

  /** Puts a letter in place of the dash before which the letters will be added. */
  private static String masked(String name) {
    return name.length() > 1 && name.endsWith("-")
        ? name.substring(0, name.length() - 2) + "a"
        : name;
  }
}
