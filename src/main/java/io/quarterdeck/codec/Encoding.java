package io.quarterdeck.codec;

/** How a body is encoded. */
public enum Encoding {
  JSON,
  YAML,
  PROTOBUF,
  CBOR
}
