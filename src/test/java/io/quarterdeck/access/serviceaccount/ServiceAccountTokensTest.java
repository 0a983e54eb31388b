package io.quarterdeck.access.serviceaccount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.access.serviceaccount.Claims.Ref;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Meta;
import io.quarterdeck.request.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAccountTokensTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String ISSUER = "https://kubernetes.default.svc";
  private static final Ref ACCOUNT = new Ref("robot", "uid-1");

  @TempDir Path dir;
  private final Map<String, String> uids = new HashMap<>();
  private Instant now = NOW;

  @BeforeEach
  void theAccountExists() {
    uids.put("serviceaccounts/web/robot", "uid-1");
  }

  private Path key(String algorithm, int size) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(size);
    byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
    String body = Base64.getMimeEncoder().encodeToString(pkcs8);
    return Files.writeString(
        dir.resolve(algorithm + size + System.nanoTime() + ".pem"),
        "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
  }

  private static Keys keys(Path file) throws IOException {
    return Keys.read(file, List.of(file));
  }

  private ServiceAccountTokens verifier(Keys keys) {
    BoundObjects objects =
        (resource, namespace, name) ->
            Optional.ofNullable(uids.get(resource + "/" + namespace + "/" + name))
                .map(uid -> new Meta(MapValue.builder().put("uid", uid).build()));
    return new ServiceAccountTokens(keys, Set.of(ISSUER), Set.of(ISSUER), objects, () -> now);
  }

  private static Claims claims(Optional<Ref> pod, Optional<Ref> node, List<String> audiences) {
    return new Claims(
        "id-1",
        ISSUER,
        "web",
        ACCOUNT,
        pod,
        Optional.empty(),
        node,
        audiences,
        NOW,
        NOW.plusSeconds(3600),
        Optional.empty());
  }

  private static Claims plain() {
    return claims(Optional.empty(), Optional.empty(), List.of(ISSUER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA 2048", "EC 256", "EC 384", "EC 521"})
  void aTokenOfEveryKeyTypeIsItsAccount(String type) throws Exception {
    Keys keys = keys(key(type.split(" ")[0], Integer.parseInt(type.split(" ")[1])));

    User user = verifier(keys).find(new TokenIssuer(keys).issue(plain())).orElseThrow();

    assertEquals("system:serviceaccount:web:robot", user.name());
    assertEquals("uid-1", user.uid());
    assertEquals(List.of("system:serviceaccounts", "system:serviceaccounts:web"), user.groups());
    assertEquals(
        List.of("JTI=id-1"), user.extra().get("authentication.kubernetes.io/credential-id"));
  }

  @Test
  void aBoundTokenShowsItsPodAndNode() throws Exception {
    Keys keys = keys(key("EC", 256));
    uids.put("pods/web/front", "uid-2");
    Claims bound =
        claims(
            Optional.of(new Ref("front", "uid-2")),
            Optional.of(new Ref("node-1", "")),
            List.of(ISSUER));

    User user = verifier(keys).find(new TokenIssuer(keys).issue(bound)).orElseThrow();

    assertEquals(List.of("front"), user.extra().get("authentication.kubernetes.io/pod-name"));
    assertEquals(List.of("node-1"), user.extra().get("authentication.kubernetes.io/node-name"));
  }

  @Test
  void aTokenDiesWithWhatItIsBoundTo() throws Exception {
    Keys keys = keys(key("EC", 256));
    uids.put("pods/web/front", "uid-2");
    String token =
        new TokenIssuer(keys)
            .issue(
                claims(Optional.of(new Ref("front", "uid-2")), Optional.empty(), List.of(ISSUER)));
    assertTrue(verifier(keys).find(token).isPresent());

    uids.put("pods/web/front", "uid-3");

    assertTrue(verifier(keys).find(token).isEmpty());
  }

  @Test
  void aTokenDiesWithItsAccount() throws Exception {
    Keys keys = keys(key("EC", 256));
    String token = new TokenIssuer(keys).issue(plain());

    uids.clear();

    assertTrue(verifier(keys).find(token).isEmpty());
  }

  @Test
  void anExpiredTokenIsUnknownAfterTheLeeway() throws Exception {
    Keys keys = keys(key("EC", 256));
    String token = new TokenIssuer(keys).issue(plain());

    now = NOW.plusSeconds(3600 + 59);
    assertTrue(verifier(keys).find(token).isPresent());
    now = NOW.plusSeconds(3600 + 61);
    assertTrue(verifier(keys).find(token).isEmpty());
  }

  @Test
  void aTokenForOthersIsUnknown() throws Exception {
    Keys keys = keys(key("EC", 256));
    Claims vault = claims(Optional.empty(), Optional.empty(), List.of("vault"));

    assertTrue(verifier(keys).find(new TokenIssuer(keys).issue(vault)).isEmpty());
  }

  @Test
  void aTokenOfAnotherKeyIsUnknown() throws Exception {
    String token = new TokenIssuer(keys(key("EC", 256))).issue(plain());

    assertTrue(verifier(keys(key("EC", 256))).find(token).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b.c", "user-token", "eyJhbGciOiJub25lIn0.e30."})
  void whatIsNoTokenIsUnknown(String token) throws Exception {
    assertTrue(verifier(keys(key("EC", 256))).find(token).isEmpty());
  }
}
