package io.quarterdeck.builtin.apiextensions;

import io.quarterdeck.builtin.Kind;
import io.quarterdeck.resource.StatusStrategy;

/** The kind CustomResourceDefinition of apiextensions.k8s.io. */
public final class CustomResourceDefinition {
  public static final Kind KIND =
      Kind.named("CustomResourceDefinition", "customresourcedefinitions")
          .shortNames("crd", "crds")
          .categories("api-extensions")
          .stored("apiextensions.k8s.io/v1beta1", "apiextensions.k8s.io/customresourcedefinitions")
          .strategy(new CustomResourceDefinitionRules())
          .defaults("v1", CrdDefaults::definition)
          .partWithoutTable("status", StatusStrategy.ANY_STATUS)
          .converts("v1", new CrdConversion());

  private CustomResourceDefinition() {}
}
