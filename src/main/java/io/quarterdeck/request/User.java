package io.quarterdeck.request;

import java.util.List;
import java.util.Map;

/** Who asks ({@code k8s.io/apiserver/pkg/authentication/user.Info}). */
public record User(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
  public static final String ANONYMOUS_NAME = "system:anonymous";
  public static final User ANONYMOUS =
      new User(ANONYMOUS_NAME, "", List.of("system:unauthenticated"), Map.of());

  public boolean isIn(String group) {
    return groups.contains(group);
  }
}
