package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.resource.Subresource.Role;

/** The kind ServiceAccount of the core group. */
public final class ServiceAccount {
  public static final Kind KIND =
      Kind.named("ServiceAccount", "serviceaccounts")
          .returnsDeleted()
          .namespaced()
          .shortNames("sa")
          .stored("v1")
          .strategy(new ServiceAccountRules())
          .subresource("token", Role.ACTION, "authentication.k8s.io/v1", "TokenRequest", "create")
          .columns(columns());

  private ServiceAccount() {}

  private static Table columns() {
    return Table.named().age();
  }
}
