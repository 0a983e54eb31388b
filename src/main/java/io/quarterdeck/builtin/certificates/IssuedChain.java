package io.quarterdeck.builtin.certificates;

import io.quarterdeck.codec.PemBlock;
import io.quarterdeck.object.GoTime;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Fields;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The rules of what a signer issues to a pod: certificates as PEM, the pod's first, for the key
 * that was asked for, with the times that the status says. The first thing that is wrong is told.
 */
final class IssuedChain {
  private static final int SIZE_MAX = 100 * 1024; // bytes
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final Duration MARGIN = Duration.ofMinutes(10);
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final String CHAIN = "certificateChain";
  private static final int RFC822_NAME = 1; // RFC 5280, section 4.2.1.6
  private static final int DNS_NAME = 2;

  private final Fields status;
  private final MapValue spec;
  private final Instant now;

  /**
   * @param spec of the request as it is stored
   */
  IssuedChain(Fields status, MapValue spec, Instant now) {
    this.status = status;
    this.spec = spec;
    this.now = now;
  }

  void check() {
    String chain = status.string(CHAIN);
    byte[] text = chain.getBytes(StandardCharsets.UTF_8);
    if (text.length > SIZE_MAX) {
      status.errors().tooLong(status.at(CHAIN), SIZE_MAX);
      return;
    }
    List<PemBlock> blocks = PemBlock.all(text);
    if (blocks.isEmpty()) {
      wrong("issued certificate chain must contain at least one certificate");
    } else if (!isCertificate(blocks.getFirst())) {
      wrong("issued certificate chain must consist entirely of CERTIFICATE PEM blocks");
    } else {
      Optional<X509Certificate> leaf = Certificates.one(blocks.getFirst().bytes());
      if (leaf.isEmpty()) {
        wrong("leaf certificate does not parse as valid X.509");
      } else if (checkLeaf(leaf.get())) {
        checkOthers(blocks.subList(1, blocks.size()));
      }
    }
  }

  private boolean wrong(String detail) {
    return status.invalid(CHAIN, status.string(CHAIN), detail);
  }

  private static boolean isCertificate(PemBlock block) {
    return block.type().equals("CERTIFICATE");
  }

  private boolean checkLeaf(X509Certificate leaf) {
    int before = status.errors().size();
    checkNames(leaf);
    boolean keyed =
        key()
            .filter(k -> Arrays.equals(k.getEncoded(), leaf.getPublicKey().getEncoded()))
            .isPresent();
    if (!keyed) {
      return wrong("leaf certificate was not issued to the requested public key");
    }
    checkPresent("notBefore", "must be present and consistent with the issued certificate");
    checkPresent("notAfter", "must be present and consistent with the issued certificate");
    checkPresent(
        "beginRefreshAt", "must be present and in the range [notbefore+10min, notafter-10min]");
    return status.errors().size() == before
        && checkTimes(leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant());
  }

  private Optional<PublicKey> key() {
    String request = spec.string("stubPKCS10Request");
    return request.isEmpty()
        ? PublicKeys.parse(Base64.getDecoder().decode(spec.string("pkixPublicKey")))
        : Pkcs10.key(Base64.getDecoder().decode(request)).flatMap(PublicKeys::of);
  }

  private void checkNames(X509Certificate leaf) {
    try {
      Collection<List<?>> names = leaf.getSubjectAlternativeNames();
      for (List<?> name : names == null ? List.<List<?>>of() : names) {
        checkName((Integer) name.getFirst(), String.valueOf(name.getLast()));
      }
    } catch (CertificateParsingException e) {
      wrong("leaf certificate does not parse as valid X.509");
    }
  }

  private void checkName(int kind, String name) {
    if (kind == RFC822_NAME && (name.indexOf('@') < 1 || name.endsWith("@"))) {
      status.invalid(CHAIN, name, "leaf certificate should not contain invalid EmailAddress");
    }
    if (kind != DNS_NAME) {
      return;
    }
    if (name.isEmpty()) {
      status.invalid(CHAIN, name, "leaf certificate should not contain empty DNSName");
    }
    if (name.contains("..")) {
      status.invalid(CHAIN, name, "leaf certificate's DNSName should not contain '..'");
    }
    if (name.startsWith(".") || name.endsWith(".")) {
      status.invalid(CHAIN, name, "leaf certificate's DNSName should not start or end with '.'");
    }
  }

  private void checkPresent(String time, String detail) {
    if (!status.has(time)) {
      status.required(time, detail);
    }
  }

  private boolean checkTimes(Instant from, Instant until) {
    Instant refresh = time("beginRefreshAt");
    Duration life = Duration.between(from, until);
    long longest = spec.integer("maxExpirationSeconds");
    if (!time("notBefore").equals(from)) {
      return status.invalid(
          "notBefore", "must be set to the NotBefore time encoded in the leaf certificate");
    }
    if (Duration.between(from, now).abs().compareTo(SKEW) >= 0) {
      return status.invalid(
          "notBefore", "must be set to within 5 minutes of kube-apiserver's current time");
    }
    if (!time("notAfter").equals(until)) {
      return status.invalid(
          "notAfter", "must be set to the NotAfter time encoded in the leaf certificate");
    }
    if (life.compareTo(SHORTEST) < 0) {
      return wrongLife(life, ">= 1 hour");
    }
    if (life.compareTo(Duration.ofSeconds(longest)) > 0) {
      return wrongLife(life, "<= spec.maxExpirationSeconds (" + longest + ")");
    }
    if (refresh.isBefore(from.plus(MARGIN))) {
      return status.invalid("beginRefreshAt", "must be at least 10 minutes after status.notBefore");
    }
    return !refresh.isAfter(until.minus(MARGIN))
        || status.invalid("beginRefreshAt", "must be at least 10 minutes before status.notAfter");
  }

  private Instant time(String field) {
    return GoTime.parse(status.string(field));
  }

  private boolean wrongLife(Duration life, String limit) {
    return status.invalid(
        CHAIN, Value.of(life.toNanos()), "leaf certificate lifetime must be " + limit);
  }

  private void checkOthers(List<PemBlock> blocks) {
    for (PemBlock block : blocks) {
      if (!isCertificate(block)) {
        wrong("issued certificate chain must consist entirely of CERTFICATE PEM blocks"); // sic
        return;
      }
      if (Certificates.one(block.bytes()).isEmpty()) {
        wrong("intermediate certificate does not parse as valid X.509");
        return;
      }
    }
  }
}
