package io.quarterdeck.access.serviceaccount;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.quarterdeck.access.BearerTokens;
import io.quarterdeck.access.serviceaccount.Claims.Ref;
import io.quarterdeck.object.Meta;
import io.quarterdeck.request.User;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Knows service account tokens: verifies the signature, the issuer, an audience and the times, and
 * that the account and what the token is bound to still are what they were (name and uid).
 */
public final class ServiceAccountTokens implements BearerTokens.Source {
  private static final Duration LEEWAY = Duration.ofMinutes(1); // go-jose's DefaultLeeway
  private static final String EXTRA = "authentication.kubernetes.io/";

  private final Keys keys;
  private final Set<String> issuers;
  private final Set<String> audiences;
  private final BoundObjects objects;
  private final InstantSource clock;

  /**
   * @param issuers whose tokens are taken
   * @param audiences of which a token must have one
   */
  public ServiceAccountTokens(
      Keys keys,
      Set<String> issuers,
      Set<String> audiences,
      BoundObjects objects,
      InstantSource clock) {
    this.keys = keys;
    this.issuers = Set.copyOf(issuers);
    this.audiences = Set.copyOf(audiences);
    this.objects = objects;
    this.clock = clock;
  }

  @Override
  public Optional<User> find(String token) {
    return claims(token)
        .filter(c -> c.audiences().stream().anyMatch(audiences::contains))
        .filter(this::isCurrent)
        .filter(this::isStillBound)
        .map(ServiceAccountTokens::user);
  }

  private Optional<Claims> claims(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      String keyId = Optional.ofNullable(jwt.getHeader().getKeyID()).orElse("");
      boolean ours =
          issuers.contains(Optional.ofNullable(jwt.getJWTClaimsSet().getIssuer()).orElse(""));
      for (JWK key : ours ? keys.candidates(keyId) : List.<JWK>of()) {
        boolean sameAlgorithm = jwt.getHeader().getAlgorithm().equals(key.getAlgorithm());
        if (sameAlgorithm && jwt.verify(verifier(key))) {
          return Claims.from(jwt.getJWTClaimsSet());
        }
      }
      return Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty(); // not a token of this sort, or a forged one
    }
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    return key instanceof ECKey ec ? new ECDSAVerifier(ec) : new RSASSAVerifier((RSAKey) key);
  }

  private boolean isCurrent(Claims claims) {
    Instant now = clock.instant();
    return now.isBefore(claims.expiry().plus(LEEWAY))
        && !now.isBefore(claims.issuedAt().minus(LEEWAY));
  }

  private boolean isStillBound(Claims claims) {
    String namespace = claims.namespace();
    boolean nodeBound = claims.pod().isEmpty(); // beside a pod, the node only informs
    return lives("serviceaccounts", namespace, claims.account())
        && claims.secret().map(s -> lives("secrets", namespace, s)).orElse(true)
        && claims.pod().map(p -> lives("pods", namespace, p)).orElse(true)
        && (!nodeBound || claims.node().map(n -> lives("nodes", "", n)).orElse(true));
  }

  private boolean lives(String resource, String namespace, Ref ref) {
    return objects
        .find(resource, namespace, ref.name())
        .filter(o -> o.uid().equals(ref.uid()) && !isLongDeleted(o))
        .isPresent();
  }

  private boolean isLongDeleted(Meta object) {
    return object.isBeingDeleted()
        && Instant.parse(object.deletionTimestamp()).isBefore(clock.instant().minus(LEEWAY));
  }

  private static User user(Claims claims) {
    Map<String, List<String>> extra = new TreeMap<>();
    if (!claims.id().isEmpty()) {
      extra.put(EXTRA + "credential-id", List.of("JTI=" + claims.id()));
    }
    claims.pod().ifPresent(p -> put(extra, "pod", p));
    claims.node().ifPresent(n -> put(extra, "node", n));
    return new User(
        Claims.userName(claims.namespace(), claims.account().name()),
        claims.account().uid(),
        List.of("system:serviceaccounts", "system:serviceaccounts:" + claims.namespace()),
        extra);
  }

  private static void put(Map<String, List<String>> extra, String what, Ref ref) {
    extra.put(EXTRA + what + "-name", List.of(ref.name()));
    if (!ref.uid().isEmpty()) {
      extra.put(EXTRA + what + "-uid", List.of(ref.uid()));
    }
  }
}
