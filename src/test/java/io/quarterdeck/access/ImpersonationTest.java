package io.quarterdeck.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.access.Authorizer.Decision;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Body;
import io.quarterdeck.request.Headers;
import io.quarterdeck.request.Peer;
import io.quarterdeck.request.Query;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.request.User;
import io.quarterdeck.status.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImpersonationTest {
  private static final User JANE = new User("jane", "", List.of("testers"), Map.of());

  /** Allows what is written as {@code verb resource/name}. */
  private static Impersonation allowing(String... rights) {
    Set<String> all = Set.of(rights);
    return new Impersonation(
        new Authorization(
            List.of(
                asked -> {
                  String right =
                      asked.verb() + " " + asked.target().resource() + "/" + asked.target().name();
                  return all.contains(right) ? Decision.ALLOW : Decision.NO_OPINION;
                })));
  }

  private static ApiRequest request(Map<String, List<String>> headers) {
    Headers sent =
        new Headers() {
          @Override
          public List<String> all(String name) {
            return headers.getOrDefault(name, List.of());
          }

          @Override
          public Set<String> names() {
            return headers.keySet();
          }
        };
    RequestInfo info = RequestInfo.of("GET", "/api/v1/namespaces/default/pods/p", Query.EMPTY);
    return new ApiRequest(
            "GET",
            info.verb(),
            info.target(),
            Query.EMPTY,
            sent,
            Body.EMPTY,
            new Peer("127.0.0.1", List.of(), "HTTP/1.1"),
            User.ANONYMOUS,
            "audit",
            Long.MAX_VALUE)
        .withUser(JANE);
  }

  private static String refusal(Impersonation impersonation, Map<String, List<String>> headers) {
    return assertThrows(ApiException.class, () -> impersonation.applied(request(headers)))
        .status()
        .message();
  }

  @Test
  void aRequestThatSaysNothingStaysAsItIs() {
    ApiRequest request = request(Map.of());

    assertSame(request, allowing().applied(request));
  }

  @Test
  void whoMayActForAnybodyBecomesTheUserWithGroupsAndExtra() {
    Impersonation impersonation =
        allowing("impersonate users/bob", "impersonate groups/dev", "impersonate userextras/v");

    User user =
        impersonation
            .applied(
                request(
                    Map.of(
                        "Impersonate-User", List.of("bob"),
                        "Impersonate-Group", List.of("dev"),
                        "Impersonate-Extra-A%2fb", List.of("v"))))
            .user();

    assertEquals(
        new User("bob", "", List.of("dev", "system:authenticated"), Map.of("a/b", List.of("v"))),
        user);
  }

  @Test
  void aServiceAccountHasItsGroups() {
    User user =
        allowing("impersonate serviceaccounts/bot")
            .applied(request(Map.of("Impersonate-User", List.of("system:serviceaccount:ns:bot"))))
            .user();

    assertEquals(
        List.of("system:serviceaccounts", "system:serviceaccounts:ns", "system:authenticated"),
        user.groups());
  }

  @Test
  void constrainedImpersonationNeedsTheRightToTheDeedToo() {
    Map<String, List<String>> asBob = Map.of("Impersonate-User", List.of("bob"));

    assertEquals(
        "bob",
        allowing("impersonate-on:user-info:get pods/p", "impersonate:user-info users/bob")
            .applied(request(asBob))
            .user()
            .name());
    assertEquals(
        "pods \"p\" is forbidden: User \"jane\" cannot impersonate-on:user-info:get resource"
            + " \"pods\" in API group \"\" in the namespace \"default\"",
        refusal(allowing("impersonate:user-info users/bob"), asBob));
    assertEquals(
        "users.authentication.k8s.io \"bob\" is forbidden: User \"jane\" cannot"
            + " impersonate:user-info resource \"users\" in API group \"authentication.k8s.io\" at"
            + " the cluster scope",
        refusal(allowing("impersonate-on:user-info:get pods/p"), asBob));
  }

  @Test
  void nobodyBecomesAMasterInAConstrainedWay() {
    Impersonation impersonation =
        allowing(
            "impersonate-on:user-info:get pods/p",
            "impersonate:user-info users/bob",
            "impersonate:user-info groups/system:masters");

    assertEquals(
        "groups.authentication.k8s.io \"system:masters\" is forbidden: User \"jane\" cannot"
            + " impersonate:user-info resource \"groups\" in API group \"authentication.k8s.io\" at"
            + " the cluster scope: impersonating the system:masters group is not allowed",
        refusal(
            impersonation,
            Map.of(
                "Impersonate-User", List.of("bob"),
                "Impersonate-Group", List.of("system:masters"))));
  }

  @Test
  void groupsWithoutAUserAreNoUser() {
    assertEquals(
        "requested &user.DefaultInfo{Name:\"\", UID:\"\", Groups:[]string{\"dev\"},"
            + " Extra:map[string][]string(nil)} without impersonating a user name",
        refusal(allowing(), Map.of("Impersonate-Group", List.of("dev"))));
  }
}
