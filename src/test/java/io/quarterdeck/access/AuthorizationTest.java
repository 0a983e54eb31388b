package io.quarterdeck.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.request.Target;
import io.quarterdeck.request.User;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationTest {
  private static final User JANE = new User("jane", "", List.of("developers"), Map.of());
  private static final User ADMIN = new User("admin", "", List.of("system:masters"), Map.of());

  private final Authorization authorization =
      new Authorization(List.of(new Privileged(), new OpenPaths()));

  private static Target path(String path) {
    return new Target(false, path, "", "", "", "", "", "");
  }

  private static Target resource(
      String group, String namespace, String resource, String subresource, String name) {
    return new Target(true, "", group, "v1", namespace, resource, subresource, name);
  }

  private Status refusal(User user, String verb, Target target) {
    Attributes attributes = new Attributes(user, verb, target);
    return assertThrows(ApiException.class, () -> authorization.check(attributes)).status();
  }

  @Test
  void mastersMayDoEverything() {
    assertDoesNotThrow(
        () ->
            authorization.check(
                new Attributes(ADMIN, "delete", resource("", "", "nodes", "", "n"))));
  }

  @ParameterizedTest
  @CsvSource({"get,/healthz", "get,/livez", "get,/readyz", "get,/version", "get,/version/"})
  void everybodyMayReadTheOpenPaths(String verb, String path) {
    assertDoesNotThrow(() -> authorization.check(new Attributes(User.ANONYMOUS, verb, path(path))));
  }

  @ParameterizedTest
  @CsvSource({"head,/livez", "post,/livez", "get,/livez/ping", "get,/metrics", "get,/"})
  void otherPathsAndMethodsAreRefusedByName(String verb, String path) {
    Status status = refusal(User.ANONYMOUS, verb, path(path));

    assertEquals(
        "forbidden: User \"system:anonymous\" cannot " + verb + " path \"" + path + "\"",
        status.message());
  }

  @Test
  void aRefusalNamesSubresourceGroupAndNamespace() {
    Status status =
        refusal(JANE, "update", resource("apps", "web", "deployments", "status", "front"));

    assertEquals(
        "deployments.apps \"front\" is forbidden: User \"jane\" cannot update resource"
            + " \"deployments/status\" in API group \"apps\" in the namespace \"web\"",
        status.message());
    assertEquals("front", status.details().name());
    assertEquals("deployments", status.details().kind());
  }

  @Test
  void aRefusalAtTheClusterScopeSaysSo() {
    Status status = refusal(JANE, "list", resource("", "", "nodes", "", ""));

    assertEquals(
        "nodes is forbidden: User \"jane\" cannot list resource \"nodes\" in API group \"\" at the"
            + " cluster scope",
        status.message());
  }
}
