package io.quarterdeck.admission;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.access.Authorization;
import io.quarterdeck.access.Authorizer.Decision;
import io.quarterdeck.builtin.RuntimeConfig;
import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.builtin.all.Builtins;
import io.quarterdeck.request.User;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.status.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignerPermissionTest {
  private static final Catalog CATALOG =
      Builtins.catalog(RuntimeConfig.of(Map.of()), gate -> false);
  private static final User JANE = new User("jane", "", List.of(), Map.of());
  private static final String PENDING = "{'spec':{'signerName':'example.com/any'}}";
  private static final String SIGNED =
      "{'spec':{'signerName':'example.com/any'},'status':{'certificate':'eA=='}}";

  /** Allows what is written as {@code verb signer}. */
  private static Authorization allowing(String... rights) {
    Set<String> all = Set.of(rights);
    return new Authorization(
        List.of(
            asked ->
                all.contains(asked.verb() + " " + asked.target().name())
                    ? Decision.ALLOW
                    : Decision.NO_OPINION));
  }

  private static Attributes update(String subresource, String old, String next) {
    return new Attributes(
        Operation.UPDATE,
        CATALOG.find("certificates.k8s.io", "v1", "certificatesigningrequests").orElseThrow(),
        subresource,
        "",
        "c",
        Optional.of(Verdict.object(next)),
        Optional.of(Verdict.object(old)),
        JANE,
        false,
        warning -> {});
  }

  private static String refusal(AdmissionPlugin plugin, Attributes write) {
    return assertThrows(ApiException.class, () -> plugin.validate(write)).status().message();
  }

  @Test
  void whoMayNotActForTheSignerIsRefused() {
    assertEquals(
        "certificatesigningrequests.certificates.k8s.io \"c\" is forbidden: user not permitted to"
            + " approve requests with signerName \"example.com/any\"",
        refusal(
            SignerPermission.toApprove(allowing("sign example.com/any")),
            update("approval", PENDING, PENDING)));
    assertEquals(
        "certificatesigningrequests.certificates.k8s.io \"c\" is forbidden: user not permitted to"
            + " sign requests with signerName \"example.com/any\"",
        refusal(
            SignerPermission.toSign(allowing("approve example.com/any")),
            update("status", PENDING, SIGNED)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com/any", "example.com/*"})
  void aRightOnTheSignerOrAllOfItsDomainIsEnough(String signer) {
    Authorization authorization = allowing("approve " + signer, "sign " + signer);

    assertDoesNotThrow(
        () -> {
          SignerPermission.toApprove(authorization).validate(update("approval", PENDING, PENDING));
          SignerPermission.toSign(authorization).validate(update("status", PENDING, SIGNED));
        });
  }

  @Test
  void whatSignsNothingNeedsNoRight() {
    assertDoesNotThrow(
        () -> SignerPermission.toSign(allowing()).validate(update("status", SIGNED, SIGNED)));
    assertDoesNotThrow(
        () -> SignerPermission.toApprove(allowing()).validate(update("", PENDING, PENDING)));
  }
}
