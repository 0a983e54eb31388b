package io.quarterdeck.access.serviceaccount;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a service account token says.
 *
 * @param id the token's own id
 * @param account the service account
 * @param pod the pod that the token is bound to
 * @param secret the secret that the token is bound to
 * @param node the node that the token is bound to, or on which its pod runs
 * @param warnAfter when a pod's token should have been renewed though it still holds
 */
public record Claims(
    String id,
    String issuer,
    String namespace,
    Ref account,
    Optional<Ref> pod,
    Optional<Ref> secret,
    Optional<Ref> node,
    List<String> audiences,
    Instant issuedAt,
    Instant expiry,
    Optional<Instant> warnAfter) {
  private static final String PRIVATE = "kubernetes.io";

  /** A name with the uid of the object that had it; the uid may be "". */
  public record Ref(String name, String uid) {
    private Map<String, Object> toMap() {
      return uid.isEmpty() ? Map.of("name", name) : Map.of("name", name, "uid", uid);
    }
  }

  /** Returns the user name of a service account. */
  public static String userName(String namespace, String account) {
    return "system:serviceaccount:" + namespace + ":" + account;
  }

  JWTClaimsSet toSet() {
    Map<String, Object> kubernetes = new LinkedHashMap<>();
    kubernetes.put("namespace", namespace);
    kubernetes.put("serviceaccount", account.toMap());
    pod.ifPresent(p -> kubernetes.put("pod", p.toMap()));
    secret.ifPresent(s -> kubernetes.put("secret", s.toMap()));
    node.ifPresent(n -> kubernetes.put("node", n.toMap()));
    warnAfter.ifPresent(w -> kubernetes.put("warnafter", w.getEpochSecond()));
    return new JWTClaimsSet.Builder()
        .jwtID(id)
        .issuer(issuer)
        .subject(userName(namespace, account.name()))
        .claim("aud", audiences)
        .issueTime(Date.from(issuedAt))
        .notBeforeTime(Date.from(issuedAt))
        .expirationTime(Date.from(expiry))
        .claim(PRIVATE, kubernetes)
        .build();
  }

  /** Returns the claims; empty if they are not those of a service account token. */
  static Optional<Claims> from(JWTClaimsSet set) {
    Date expiry = set.getExpirationTime();
    if (!(set.getClaim(PRIVATE) instanceof Map<?, ?> kubernetes) || expiry == null) {
      return Optional.empty();
    }
    String namespace = text(kubernetes.get("namespace"));
    Optional<Ref> account = ref(kubernetes.get("serviceaccount"));
    String subject = account.map(a -> userName(namespace, a.name())).orElse("");
    if (account.isEmpty() || !subject.equals(set.getSubject())) {
      return Optional.empty();
    }
    Date issued = Optional.ofNullable(set.getNotBeforeTime()).orElse(new Date(0));
    return Optional.of(
        new Claims(
            text(set.getJWTID()),
            text(set.getIssuer()),
            namespace,
            account.get(),
            ref(kubernetes.get("pod")),
            ref(kubernetes.get("secret")),
            ref(kubernetes.get("node")),
            List.copyOf(set.getAudience()),
            issued.toInstant(),
            expiry.toInstant(),
            Optional.empty()));
  }

  private static Optional<Ref> ref(@org.jspecify.annotations.Nullable Object claim) {
    return claim instanceof Map<?, ?> map
        ? Optional.of(new Ref(text(map.get("name")), text(map.get("uid"))))
        : Optional.empty();
  }

  private static String text(@org.jspecify.annotations.Nullable Object claim) {
    return claim instanceof String s ? s : "";
  }
}
