package io.quarterdeck.store.embedded;

import java.util.Comparator;

/**
 * Orders keys by their UTF-8 bytes, as etcd does. {@link String#compareTo} differs from it where
 * surrogates meet the characters from U+E000 to U+FFFF.
 */
final class KeyOrder implements Comparator<String> {
  static final KeyOrder BY_BYTES = new KeyOrder();

  private KeyOrder() {}

  @Override
  public int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return compareDifferent(a, b);
      }
    }
    return left.length() - right.length();
  }

  private static int compareDifferent(char a, char b) {
    boolean highA = Character.isSurrogate(a);
    boolean highB = Character.isSurrogate(b);
    return highA == highB ? Character.compare(a, b) : Boolean.compare(highA, highB);
  }
}
