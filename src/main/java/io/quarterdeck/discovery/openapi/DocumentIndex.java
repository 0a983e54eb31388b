package io.quarterdeck.discovery.openapi;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.ApiGroup;
import io.quarterdeck.resource.ApiVersion;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.schema.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Tells which OpenAPI documents there are of a catalog, and how each is written. */
final class DocumentIndex {
  private static final Definitions.Kinds OWN = V3Documents.kindsIn("", "v1");

  private final Types types;
  private final Texts texts;
  private final V3Documents documents;
  private final SortedMap<String, Entry> byPath = new TreeMap<>();
  private final List<Supplier<SortedMap<String, List<Operation>>>> operations = new ArrayList<>();

  DocumentIndex(Catalog catalog, Types types, Texts texts, String version) {
    this.types = types;
    this.texts = texts;
    this.documents = new V3Documents(types, texts, version);
    about("api", "getCoreAPIVersions", "core", "get available API versions", "APIVersions");
    about("apis", "getAPIVersions", "apis", "get available API versions", "APIGroupList");
    catalog.groups().forEach(this::group);
    general();
  }

  /**
   * One document.
   *
   * @param from what it depends on: as long as that is equal, so is the document
   */
  record Entry(Object from, Supplier<MapValue> writer) {}

  /** Returns the documents by their path in the index, such as {@code apis/apps/v1}. */
  SortedMap<String, Entry> byPath() {
    return byPath;
  }

  /** Returns the operations of all documents by their path. */
  SortedMap<String, List<Operation>> operations() {
    SortedMap<String, List<Operation>> all = new TreeMap<>();
    operations.forEach(some -> all.putAll(some.get()));
    return all;
  }

  private void group(ApiGroup group) {
    if (!group.name().isEmpty()) {
      String camel = Names.camel(group.name());
      about(
          "apis/" + group.name(),
          "get" + Names.capital(camel) + "APIGroup",
          camel,
          "get information of a group",
          "APIGroup");
    }
    for (ApiVersion version : group.versions()) {
      String root = group.name().isEmpty() ? "api/" : "apis/";
      document(
          root + version.groupVersion(),
          version,
          () -> Operations.of(version, types, texts),
          V3Documents.kindsIn(version.group(), version.version()));
    }
  }

  private void general() {
    document(
        "version",
        operation(
            "getCodeVersion",
            "version",
            "get the version information for this server",
            "io.k8s.apimachinery.pkg.version.Info",
            List.of("application/json"),
            List.of("application/json")));
    document(
        "openid/v1/jwks",
        operation(
            "getServiceAccountIssuerOpenIDKeyset",
            "openid",
            "get service account issuer OpenID JSON Web Key Set (contains public token verification"
                + " keys)",
            "",
            List.of(),
            List.of("application/jwk-set+json")));
    document(
        ".well-known/openid-configuration",
        operation(
            "getServiceAccountIssuerOpenIDConfiguration",
            "WellKnown",
            "get service account issuer OpenID configuration, also known as the 'OIDC discovery"
                + " doc'",
            "",
            List.of(),
            List.of("application/json")));
  }

  private void about(String path, String id, String tag, String description, String result) {
    document(
        path,
        operation(id, tag, description, Names.META + result, Operation.OBJECTS, Operation.OBJECTS));
  }

  private void document(String path, Operation operation) {
    SortedMap<String, List<Operation>> one =
        new TreeMap<>(Map.of("/" + path + "/", List.of(operation)));
    document(path, operation, () -> one, OWN);
  }

  private void document(
      String path,
      Object from,
      Supplier<SortedMap<String, List<Operation>>> paths,
      Definitions.Kinds kinds) {
    byPath.put(path, new Entry(from, () -> documents.document(paths.get(), kinds)));
    operations.add(paths);
  }

  private static Operation operation(
      String id,
      String tag,
      String description,
      String result,
      List<String> consumes,
      List<String> produces) {
    return new Operation(
        "get",
        id,
        tag,
        description,
        "",
        Optional.empty(),
        List.of(),
        "",
        List.of(200),
        result,
        consumes,
        produces);
  }
}
