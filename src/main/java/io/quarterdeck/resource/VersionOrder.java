package io.quarterdeck.resource;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of version names that Kubernetes gives ({@code apimachinery/pkg/version},
 * "kube-aware"): stable before beta before alpha, then the higher number; names of another form
 * last, by alphabet.
 */
public final class VersionOrder {
  public static final Comparator<String> NEWEST_FIRST = VersionOrder::compare;

  private static final Pattern FORM = Pattern.compile("v([0-9]{1,9})(?:(alpha|beta)([0-9]{1,9}))?");

  private VersionOrder() {}

  private static int compare(String a, String b) {
    Matcher left = FORM.matcher(a);
    Matcher right = FORM.matcher(b);
    boolean leftFits = left.matches();
    boolean rightFits = right.matches();
    if (!leftFits || !rightFits) {
      return leftFits == rightFits ? a.compareTo(b) : leftFits ? -1 : 1;
    }
    int byStability = Integer.compare(stability(right), stability(left));
    if (byStability != 0) {
      return byStability;
    }
    int byMajor = Integer.compare(number(right, 1), number(left, 1));
    return byMajor != 0 ? byMajor : Integer.compare(number(right, 3), number(left, 3));
  }

  private static int stability(Matcher m) {
    return m.group(2) == null ? 2 : m.group(2).equals("beta") ? 1 : 0;
  }

  private static int number(Matcher m, int group) {
    return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
  }
}
