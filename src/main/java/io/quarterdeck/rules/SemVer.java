package io.quarterdeck.rules;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A semantic version (semver.org 2.0.0), strict as {@code github.com/blang/semver} is: three
 * numbers without leading zeros, then perhaps a pre-release and build metadata. Versions that
 * differ only in their build are equal in order.
 *
 * @param numbers major, minor, patch
 * @param preRelease the identifiers after "-"
 * @param build the identifiers after "+"
 */
public record SemVer(List<BigInteger> numbers, List<String> preRelease, List<String> build)
    implements Comparable<SemVer> {
  public static final SemVer ZERO =
      new SemVer(List.of(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO), List.of(), List.of());
  private static final BigInteger MAX = BigInteger.TWO.pow(64); // upstream's numbers are uint64

  /** Returns the version that {@code text} is; empty if it is none. */
  public static Optional<SemVer> parse(String text) {
    int plus = text.indexOf('+');
    String beforeBuild = plus < 0 ? text : text.substring(0, plus);
    int minus = beforeBuild.indexOf('-');
    String core = minus < 0 ? beforeBuild : beforeBuild.substring(0, minus);
    List<String> numbers = List.of(core.split("\\.", -1));
    List<String> preRelease = minus < 0 ? List.of() : parts(beforeBuild.substring(minus + 1));
    List<String> build = plus < 0 ? List.of() : parts(text.substring(plus + 1));
    boolean right =
        numbers.size() == 3
            && numbers.stream().allMatch(SemVer::isNumber)
            && preRelease.stream().allMatch(p -> isIdentifier(p) && (!isDigits(p) || isNumber(p)))
            && build.stream().allMatch(SemVer::isIdentifier);
    return right
        ? Optional.of(new SemVer(numbers.stream().map(BigInteger::new).toList(), preRelease, build))
        : Optional.empty();
  }

  private static List<String> parts(String text) {
    return List.of(text.split("\\.", -1));
  }

  private static boolean isDigits(String s) {
    return !s.isEmpty() && s.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isNumber(String s) {
    return isDigits(s)
        && (s.length() == 1 || s.charAt(0) != '0')
        && s.length() <= 20
        && new BigInteger(s).compareTo(MAX) < 0;
  }

  private static boolean isIdentifier(String s) {
    return !s.isEmpty()
        && s.chars()
            .allMatch(
                c ->
                    c >= '0' && c <= '9'
                        || c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c == '-');
  }

  @Override
  public int compareTo(SemVer other) {
    for (int i = 0; i < numbers.size(); i++) {
      int order = numbers.get(i).compareTo(other.numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
    }
    return comparePreReleases(other);
  }

  /** Semver 2.0.0, item 11: numbers before words, fewer identifiers before more. */
  private int comparePreReleases(SemVer other) {
    int common = Math.min(preRelease.size(), other.preRelease.size());
    for (int i = 0; i < common; i++) {
      String a = preRelease.get(i);
      String b = other.preRelease.get(i);
      boolean bothNumbers = isDigits(a) && isDigits(b);
      int order =
          bothNumbers
              ? new BigInteger(a).compareTo(new BigInteger(b))
              : isDigits(a) != isDigits(b) ? (isDigits(a) ? -1 : 1) : a.compareTo(b);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }
}
