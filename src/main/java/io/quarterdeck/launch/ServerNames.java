package io.quarterdeck.launch;

import io.quarterdeck.server.Config;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.GeneralName;

/** The names and addresses under which clients reach this server, for its serving certificate. */
record ServerNames(Set<String> hosts, Set<String> addresses) {
  private static final int NAME_TYPE = 2;
  private static final int ADDRESS_TYPE = 7;

  static ServerNames of(Config config, Listener listener) {
    Set<String> hosts =
        new LinkedHashSet<>(
            List.of(
                "kubernetes",
                "kubernetes.default",
                "kubernetes.default.svc",
                "kubernetes.default.svc.cluster.local",
                "localhost"));
    Set<String> addresses = new LinkedHashSet<>(List.of("127.0.0.1", "0:0:0:0:0:0:0:1"));
    if (!config.text("external-hostname").isEmpty()) {
      hosts.add(config.text("external-hostname"));
    }
    addresses.add(canonical(listener.address()));
    addresses.add(canonical(listener.advertised()));
    firstOf(config.list("service-cluster-ip-range"), addresses);
    try {
      hosts.add(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      System.getLogger(ServerNames.class.getName())
          .log(System.Logger.Level.DEBUG, "this machine has no name of its own", e);
    }
    return new ServerNames(hosts, addresses);
  }

  /** Adds the first address of each service range: the kubernetes Service has it. */
  private static void firstOf(List<String> ranges, Set<String> addresses) {
    for (String range : ranges) {
      byte[] bytes = literal(range.replaceFirst("/.*", "")).getAddress();
      bytes[bytes.length - 1]++;
      try {
        addresses.add(InetAddress.getByAddress(bytes).getHostAddress());
      } catch (UnknownHostException e) {
        throw new IllegalStateException(e); // the length is right
      }
    }
  }

  private static String canonical(String address) {
    return literal(address).getHostAddress();
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new StartException("not an IP address: " + address);
    }
  }

  List<GeneralName> general() {
    List<GeneralName> names = new java.util.ArrayList<>();
    hosts.forEach(h -> names.add(new GeneralName(GeneralName.dNSName, h)));
    addresses.forEach(a -> names.add(new GeneralName(GeneralName.iPAddress, a)));
    return names;
  }

  /** Tells whether the certificate is good for all of these. */
  boolean areIn(X509Certificate certificate) {
    Set<String> found = new LinkedHashSet<>();
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      if (names == null) {
        return false;
      }
      for (List<?> name : names) {
        int type = (Integer) name.get(0);
        if (type == NAME_TYPE || type == ADDRESS_TYPE) {
          found.add((String) name.get(1));
        }
      }
    } catch (CertificateParsingException e) {
      return false;
    }
    return found.containsAll(hosts) && found.containsAll(addresses);
  }
}
