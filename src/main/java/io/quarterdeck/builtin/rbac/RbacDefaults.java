package io.quarterdeck.builtin.rbac;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.object.MapValue;

/** What bindings of roles get when a client leaves it out: the API group of what they name. */
final class RbacDefaults {
  private static final String GROUP = "rbac.authorization.k8s.io";

  private RbacDefaults() {}

  static MapValue binding(MapValue root) {
    return root.with("roleRef", Fill.text(root.map("roleRef"), "apiGroup", GROUP))
        .mapEach("subjects", RbacDefaults::subject);
  }

  private static MapValue subject(MapValue subject) {
    return switch (subject.string("kind")) {
      case "User", "Group" -> Fill.text(subject, "apiGroup", GROUP);
      default -> subject;
    };
  }
}
