package io.quarterdeck.object;

/**
 * One node of an immutable JSON tree. Because nothing in a tree changes, an edit copies only the
 * path to what it edits, and two versions of an object share every other node: {@code a == b} is a
 * cheap first answer to "is this part the same?".
 *
 * <p>Numbers are Kubernetes' two kinds: a 64-bit integer where the text is one, a double otherwise
 * (as {@code k8s.io/apimachinery/pkg/util/json} decodes them).
 */
public sealed interface Value
    permits MapValue, ListValue, StringValue, IntValue, FloatValue, BoolValue, NullValue {

  /** Returns the string node of {@code s}. */
  static Value of(String s) {
    return new StringValue(s);
  }

  /** Returns the integer node of {@code n}. */
  static Value of(long n) {
    return IntValue.of(n);
  }

  /** Returns the boolean node of {@code b}. */
  static Value of(boolean b) {
    return b ? BoolValue.TRUE : BoolValue.FALSE;
  }

  /** Returns the node that JSON writes as {@code null}. */
  static Value ofNull() {
    return NullValue.NULL;
  }

  /** Returns the word that Kubernetes' messages use for this kind of node. */
  String typeName();
}
