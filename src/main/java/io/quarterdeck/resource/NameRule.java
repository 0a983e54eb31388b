package io.quarterdeck.resource;

import java.util.List;

/** Which names a kind takes ({@code apimachinery/pkg/api/validation}'s ValidateNameFunc). */
@FunctionalInterface
public interface NameRule {
  NameRule DNS_SUBDOMAIN = Names::dnsSubdomain;
  NameRule DNS_LABEL = Names::dnsLabel;
  NameRule PATH_SEGMENT = Names::pathSegment;

  /**
   * Returns what is wrong with {@code name}, in upstream's words; empty if nothing.
   *
   * @param prefix whether it is a generateName, to which letters will be added
   */
  List<String> check(String name, boolean prefix);
}
