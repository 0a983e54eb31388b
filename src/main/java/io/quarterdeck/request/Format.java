package io.quarterdeck.request;

import java.util.Set;

/** The encodings of answers, in the order in which negotiation tries them. */
public enum Format {
  JSON("application/json", "json"),
  YAML("application/yaml", "yaml"),
  PROTOBUF("application/vnd.kubernetes.protobuf", "vnd.kubernetes.protobuf"),
  /** Only behind its feature gate (KEP-4222). */
  CBOR("application/cbor", "cbor");

  /** What every server offers. */
  public static final Set<Format> STANDARD = Set.of(JSON, YAML, PROTOBUF);

  private final String mediaType;
  private final String subtype;

  Format(String mediaType, String subtype) {
    this.mediaType = mediaType;
    this.subtype = subtype;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Returns the media type's second half. */
  public String subtype() {
    return subtype;
  }

  /** Returns the Content-Type of a watch, which is a sequence of documents. */
  public String streamType() {
    return switch (this) {
      case JSON, YAML -> mediaType;
      case PROTOBUF -> mediaType + ";stream=watch";
      case CBOR -> "application/cbor-seq";
    };
  }

  /** Tells whether watches can be written in it. */
  public boolean streams() {
    return this != YAML;
  }
}
