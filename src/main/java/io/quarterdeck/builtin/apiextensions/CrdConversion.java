package io.quarterdeck.builtin.apiextensions;

import io.quarterdeck.builtin.Reshape;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.Conversion;
import java.util.List;
import java.util.Map;

/**
 * Between CustomResourceDefinitions of {@code v1} and of {@code v1beta1}, as which they are kept:
 * what is the same in all versions stands once, above them, there.
 */
final class CrdConversion implements Conversion {
  /** The fields of a version of v1, with the names that they have above the versions. */
  private static final List<Map.Entry<String, String>> SHARED =
      List.of(
          Map.entry("schema", "validation"),
          Map.entry("subresources", "subresources"),
          Map.entry("additionalPrinterColumns", "additionalPrinterColumns"),
          Map.entry("selectableFields", "selectableFields"));

  @Override
  public KubeObject toStored(KubeObject object) {
    return object
        .with("apiVersion", Value.of("apiextensions.k8s.io/v1beta1"))
        .edit("spec", CrdConversion::stored);
  }

  @Override
  public KubeObject toServed(KubeObject object) {
    return object
        .with("apiVersion", Value.of("apiextensions.k8s.io/v1"))
        .edit("spec", CrdConversion::served);
  }

  private static MapValue stored(MapValue v1) {
    ListValue versions = v1.list("versions").mapEach(v -> columnPaths(v, "jsonPath", "JSONPath"));
    MapValue first = versions.isEmpty() ? MapValue.EMPTY : versions.map(0);
    Reshape spec = Reshape.of(v1).keep("group");
    if (!versions.isEmpty()) {
      spec.put("version", Value.of(first.string("name")));
    }
    spec.keep("names", "scope");
    for (Map.Entry<String, String> field : SHARED) {
      String name = field.getKey();
      if (first.has(name) && isSame(versions, name)) {
        spec.put(field.getValue(), first.get(name).orElseThrow());
        versions = versions.mapEach(v -> v.without(name));
      }
    }
    return spec.put("versions", versions)
        .edit("conversion", CrdConversion::storedConversion)
        .move("preserveUnknownFields", "preserveUnknownFields", Value.of(false))
        .done();
  }

  private static boolean isSame(ListValue versions, String field) {
    Value first = versions.map(0).find(field);
    return versions.maps().stream().allMatch(v -> first.equals(v.find(field)));
  }

  private static MapValue storedConversion(MapValue conversion) {
    MapValue webhook = conversion.map("webhook");
    Reshape stored = Reshape.of(conversion).keep("strategy");
    webhook.get("clientConfig").ifPresent(c -> stored.put("webhookClientConfig", c));
    webhook
        .get("conversionReviewVersions")
        .ifPresent(versions -> stored.put("conversionReviewVersions", versions));
    return stored.done();
  }

  private static MapValue served(MapValue beta) {
    ListValue versions = beta.list("versions");
    if (versions.isEmpty() && !beta.string("version").isEmpty()) {
      versions = ListValue.of(onlyVersion(beta.string("version")));
    }
    for (Map.Entry<String, String> field : SHARED) {
      Value shared = beta.find(field.getValue());
      if (shared != null) {
        versions = versions.mapEach(v -> v.with(field.getKey(), shared));
      }
    }
    Reshape spec =
        Reshape.of(beta)
            .keep("group", "names", "scope")
            .put("versions", versions.mapEach(v -> columnPaths(v, "JSONPath", "jsonPath")))
            .edit("conversion", CrdConversion::servedConversion);
    if (beta.bool("preserveUnknownFields")) {
      spec.keep("preserveUnknownFields");
    }
    return spec.done();
  }

  private static MapValue onlyVersion(String name) {
    return MapValue.of("name", Value.of(name), "served", Value.of(true), "storage", Value.of(true));
  }

  private static MapValue servedConversion(MapValue conversion) {
    boolean hooked =
        conversion.has("webhookClientConfig") || conversion.has("conversionReviewVersions");
    Reshape served = Reshape.of(conversion).keep("strategy");
    if (hooked) {
      MapValue webhook =
          Reshape.of(conversion)
              .move("webhookClientConfig", "clientConfig")
              .move("conversionReviewVersions", "conversionReviewVersions", Value.ofNull())
              .done();
      served.put("webhook", webhook);
    }
    return served.done();
  }

  private static MapValue columnPaths(MapValue version, String from, String to) {
    return version.mapEach(
        "additionalPrinterColumns",
        column -> Reshape.of(column).keepAllBut(from).move(from, to).done());
  }
}
