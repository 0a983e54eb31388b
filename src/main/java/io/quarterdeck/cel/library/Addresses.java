package io.quarterdeck.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static io.quarterdeck.cel.library.KubernetesTypes.CIDR;
import static io.quarterdeck.cel.library.KubernetesTypes.IP;

/** IP addresses and networks: {@code cidr('10.0.0.0/8').containsIP('10.1.1.1')}. */
public final class Addresses {
  public static final Library LIBRARY =
      Library.declares()
          .function("ip", "string_to_ip", IP, STRING)
          .function("isIP", "is_ip", BOOL, STRING)
          .function("ip.isCanonical", "ip_is_canonical", BOOL, STRING)
          .function("string", "ip_to_string", STRING, IP)
          .method("family", "ip_family", INT, IP)
          .method("isUnspecified", "ip_is_unspecified", BOOL, IP)
          .method("isLoopback", "ip_is_loopback", BOOL, IP)
          .method("isLinkLocalMulticast", "ip_is_link_local_multicast", BOOL, IP)
          .method("isLinkLocalUnicast", "ip_is_link_local_unicast", BOOL, IP)
          .method("isGlobalUnicast", "ip_is_global_unicast", BOOL, IP)
          .function("cidr", "string_to_cidr", CIDR, STRING)
          .function("isCIDR", "is_cidr", BOOL, STRING)
          .function("string", "cidr_to_string", STRING, CIDR)
          .method("containsIP", "cidr_contains_ip_string", BOOL, CIDR, STRING)
          .method("containsIP", "cidr_contains_ip_ip", BOOL, CIDR, IP)
          .method("containsCIDR", "cidr_contains_cidr_string", BOOL, CIDR, STRING)
          .method("containsCIDR", "cidr_contains_cidr", BOOL, CIDR, CIDR)
          .method("ip", "cidr_ip", IP, CIDR)
          .method("prefixLength", "cidr_prefix_length", INT, CIDR)
          .method("masked", "cidr_masked", CIDR, CIDR)
          .build();

  private Addresses() {}
}
