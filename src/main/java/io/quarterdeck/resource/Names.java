package io.quarterdeck.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The formats of names, with upstream's messages ({@code apimachinery/pkg/util/validation}). */
public final class Names {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final int LABEL_MAX = 63;
  private static final int SUBDOMAIN_MAX = 253;
  private static final String LABEL_MESSAGE =
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and"
          + " must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc',"
          + " regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
  private static final String SUBDOMAIN_MESSAGE =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex"
          + " used for validation is"
          + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

  private Names() {}

  public static List<String> dnsSubdomain(String name, boolean prefix) {
    return check(masked(name, prefix), SUBDOMAIN, SUBDOMAIN_MAX, SUBDOMAIN_MESSAGE);
  }

  public static List<String> dnsLabel(String name, boolean prefix) {
    return check(masked(name, prefix), LABEL, LABEL_MAX, LABEL_MESSAGE);
  }

  /** Any name that can be one segment of a path (RBAC's kinds). */
  public static List<String> pathSegment(String name, boolean prefix) {
    if (!prefix && name.equals(".")) {
      return List.of("may not be '.'");
    }
    if (!prefix && name.equals("..")) {
      return List.of("may not be '..'");
    }
    List<String> wrong = new ArrayList<>();
    for (String character : List.of("/", "%")) {
      if (name.contains(character)) {
        wrong.add("may not contain '" + character + "'");
      }
    }
    return wrong;
  }

  private static String masked(String name, boolean prefix) {
    return prefix && name.length() > 1 && name.endsWith("-")
        ? name.substring(0, name.length() - 2) + "a"
        : name;
  }

  private static List<String> check(String name, Pattern pattern, int max, String message) {
    List<String> wrong = new ArrayList<>();
    if (name.length() > max) {
      wrong.add("must be no more than " + max + " characters");
    }
    if (!pattern.matcher(name).matches()) {
      wrong.add(message);
    }
    return wrong;
  }
}
