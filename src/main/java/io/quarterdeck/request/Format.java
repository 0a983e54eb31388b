package io.quarterdeck.request;

/** The encodings of answers, in the order in which negotiation tries them. */
public enum Format {
  JSON("application/json", "json"),
  YAML("application/yaml", "yaml"),
  PROTOBUF("application/vnd.kubernetes.protobuf", "vnd.kubernetes.protobuf");

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

  /** Tells whether watches can be written in it. */
  public boolean streams() {
    return this != YAML;
  }
}
