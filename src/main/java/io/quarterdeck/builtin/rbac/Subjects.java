package io.quarterdeck.builtin.rbac;

import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of both kinds of bindings: a role and who has it. */
final class Subjects {
  private Subjects() {}

  /**
   * Returns the columns.
   *
   * @param word what the descriptions call the kind
   * @param roleDoc what may be bound
   */
  static Table columns(String word, String roleDoc) {
    return Table.named()
        .text("Role", Doc.of(roleDoc), Subjects::role)
        .age()
        .wide("Users", Doc.of("Users in the " + word), o -> names(o, "User"))
        .wide("Groups", Doc.of("Groups in the " + word), o -> names(o, "Group"))
        .wide(
            "ServiceAccounts",
            Doc.of("ServiceAccounts in the " + word),
            o -> of(o, "ServiceAccount", s -> s.string("namespace") + "/" + s.string("name")));
  }

  private static String role(KubeObject binding) {
    MapValue role = binding.root().map("roleRef");
    return role.string("kind") + "/" + role.string("name");
  }

  private static String names(KubeObject binding, String kind) {
    return of(binding, kind, s -> s.string("name"));
  }

  private static String of(KubeObject binding, String kind, Function<MapValue, String> text) {
    return binding.root().list("subjects").maps().stream()
        .filter(s -> s.string("kind").equals(kind))
        .map(text)
        .collect(Collectors.joining(", "));
  }
}
