package io.quarterdeck.request;

import java.util.Map;

/**
 * What a client wants instead of the object itself ({@code as=...;g=meta.k8s.io;v=...} of an Accept
 * header).
 *
 * @param version of meta.k8s.io, such as {@code v1}; "" for {@link Kind#NONE}
 */
public record Transform(Kind kind, String version) {
  public static final Transform NONE = new Transform(Kind.NONE, "");
  private static final String META_GROUP = "meta.k8s.io";

  /** The kinds of transforms. */
  public enum Kind {
    NONE,
    TABLE,
    PARTIAL,
    PARTIAL_LIST,
    /** Asked for, but nothing that there is: no endpoint allows it. */
    UNKNOWN
  }

  static Transform of(Map<String, String> params) {
    if (!params.containsKey("as") && !params.containsKey("g") && !params.containsKey("v")) {
      return NONE;
    }
    String version = params.getOrDefault("v", "");
    boolean known =
        META_GROUP.equals(params.get("g")) && (version.equals("v1") || version.equals("v1beta1"));
    Kind kind =
        switch (params.getOrDefault("as", "")) {
          case "Table" -> Kind.TABLE;
          case "PartialObjectMetadata" -> Kind.PARTIAL;
          case "PartialObjectMetadataList" -> Kind.PARTIAL_LIST;
          default -> Kind.UNKNOWN;
        };
    return new Transform(known ? kind : Kind.UNKNOWN, version);
  }

  public String apiVersion() {
    return META_GROUP + "/" + version;
  }
}
