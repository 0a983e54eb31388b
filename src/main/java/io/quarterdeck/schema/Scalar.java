package io.quarterdeck.schema;

/**
 * The scalar types of API fields: how they are written in JSON and in protobuf, and which values
 * they take.
 */
public enum Scalar {
  STRING,
  INT32,
  INT64,
  FLOAT64,
  BOOL,
  /** base64 in JSON. */
  BYTES,
  /**
   * {@code resource.Quantity}: a string (or number) in JSON, a message of one string in protobuf.
   */
  QUANTITY,
  /** {@code metav1.Time}: RFC 3339 in whole seconds. */
  TIME,
  /** {@code metav1.MicroTime}: RFC 3339 with six digits. */
  MICRO_TIME,
  /** {@code metav1.Duration}: Go's duration text. */
  DURATION,
  /** {@code intstr.IntOrString}. */
  INT_OR_STRING,
  /** {@code runtime.RawExtension} and other embedded JSON: any value. */
  RAW,
  /** {@code metav1.FieldsV1}. */
  FIELDS_V1,
  /** Go's {@code interface{}}: any value, known to JSON only (the cells of a Table). */
  ANY
}
