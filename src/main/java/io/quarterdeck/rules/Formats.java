package io.quarterdeck.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The forms of strings, with the messages of {@code apimachinery/pkg/util/validation} and {@code
 * api/validate/content}. A string that is right costs no allocation.
 */
public final class Formats {
  public static final int LABEL_MAX = 63;
  public static final int SUBDOMAIN_MAX = 253;
  private static final int PORT_NAME_MAX = 15;

  private static final String LABEL_PATTERN = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String UNDERSCORE_PATTERN = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN_PATTERN = LABEL_PATTERN + "(\\." + LABEL_PATTERN + ")*";
  private static final String NAME_PART_PATTERN = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

  private static final String LABEL_MESSAGE =
      pattern(
          "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-',"
              + " and must start and end with an alphanumeric character",
          LABEL_PATTERN,
          "my-name",
          "123-abc");
  private static final String SUBDOMAIN_MESSAGE =
      pattern(
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
              + " or '.', and must start and end with an alphanumeric character",
          SUBDOMAIN_PATTERN,
          "example.com");
  private static final String UNDERSCORE_MESSAGE =
      pattern(
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_',"
              + " '-' or '.', and must start and end with an alphanumeric character",
          UNDERSCORE_PATTERN + "(\\." + UNDERSCORE_PATTERN + ")*",
          "example.com");
  private static final String DNS_1035_MESSAGE =
      pattern(
          "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with"
              + " an alphabetic character, and end with an alphanumeric character",
          "[a-z]([-a-z0-9]*[a-z0-9])?",
          "my-name",
          "abc-123");
  private static final String WILDCARD_MESSAGE =
      pattern(
          "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain,"
              + " which must consist of lower case alphanumeric characters, '-' or '.' and end with"
              + " an alphanumeric character",
          "\\*\\." + SUBDOMAIN_PATTERN,
          "*.example.com");
  private static final String NAME_PART_MESSAGE =
      pattern(
          "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with"
              + " an alphanumeric character",
          NAME_PART_PATTERN,
          "MyName",
          "my.name",
          "123-abc");
  private static final String LABEL_VALUE_MESSAGE =
      pattern(
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_'"
              + " or '.', and must start and end with an alphanumeric character",
          "(" + NAME_PART_PATTERN + ")?",
          "MyValue",
          "my_value",
          "12345");
  private static final String CONFIG_KEY_MESSAGE =
      pattern(
          "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
          "[-._a-zA-Z0-9]+",
          "key.name",
          "KEY_NAME",
          "key-name");
  private static final String ENV_NAME_MESSAGE =
      pattern(
          "a valid environment variable name must consist of alphabetic characters, digits, '_',"
              + " '-', or '.', and must not start with a digit",
          "[-._a-zA-Z][-._a-zA-Z0-9]*",
          "my.env-name",
          "MY_ENV.NAME",
          "MyEnvName1");
  private static final String RELAXED_ENV_NAME_MESSAGE =
      "a valid environment variable name must consist only of printable ASCII characters other"
          + " than '='";
  private static final String DECIMAL_MESSAGE = "must be a valid decimal integer in canonical form";

  private Formats() {}

  /** One label of a DNS name (RFC 1123), at most 63 bytes. */
  public static final Format DNS_LABEL = Formats::dnsLabel;

  /** A DNS name (RFC 1123), at most 253 bytes. */
  public static final Format DNS_SUBDOMAIN =
      v -> dns(v, SUBDOMAIN_MAX, Chars::isDnsSubdomain, SUBDOMAIN_MESSAGE);

  /** A DNS name whose labels may hold underscores: resolvers' search domains. */
  public static final Format DNS_SUBDOMAIN_WITH_UNDERSCORE =
      v -> dns(v, SUBDOMAIN_MAX, Chars::isDnsSubdomainWithUnderscore, UNDERSCORE_MESSAGE);

  /** One label that begins with a letter (RFC 1035). */
  public static final Format DNS_1035_LABEL =
      v -> dns(v, LABEL_MAX, Chars::isDns1035Label, DNS_1035_MESSAGE);

  /** {@code *.} before a DNS name (RFC 1034, section 4.3.3). */
  public static final Format WILDCARD_SUBDOMAIN =
      v -> dns(v, SUBDOMAIN_MAX, Chars::isWildcardSubdomain, WILDCARD_MESSAGE);

  /** A label's key: a name, perhaps behind a DNS name and a slash. Also called qualified name. */
  public static final Format LABEL_KEY = Formats::labelKey;

  public static final Format LABEL_VALUE = Formats::labelValue;

  /** The name of a port (RFC 6335, lower case only). */
  public static final Format PORT_NAME = Formats::portName;

  public static final Format HTTP_HEADER_NAME =
      whole(
          Formats::isHeaderName,
          pattern(
              "a valid HTTP header must consist of alphanumeric characters or '-'",
              "[-A-Za-z0-9]+",
              "X-Header-Name"));

  public static final Format C_IDENTIFIER =
      whole(
          Chars::isIdentifier,
          pattern(
              "a valid C identifier must start with alphabetic character or '_', followed by a"
                  + " string of alphanumeric characters or '_'",
              "[A-Za-z_][A-Za-z0-9_]*",
              "my_name",
              "MY_NAME",
              "MyName"));

  public static final Format PERCENT =
      whole(
          v -> v.endsWith("%") && Chars.isDigits(v, v.length() - 1),
          pattern(
              "a valid percent string must be a numeric string followed by an ending '%'",
              "[0-9]+%", "1%", "93%"));

  /** The name of an environment variable as of Kubernetes 1.28: a C identifier with {@code -.}. */
  public static final Format ENV_VAR_NAME = Formats::envVarName;

  /** The name of an environment variable: printable ASCII without {@code =} (KEP-4369). */
  public static final Format RELAXED_ENV_VAR_NAME = Formats::relaxedEnvVarName;

  /** The key of a ConfigMap or Secret, which becomes a file's name. */
  public static final Format CONFIG_MAP_KEY = Formats::configMapKey;

  /** An integer as people write it: no leading zeros, no plus. */
  public static final Format DECIMAL_INTEGER = Formats::decimalInteger;

  /** A name that can be one segment of a path. */
  public static final Format PATH_SEGMENT = Formats::pathSegment;

  /** What may stand before generated letters of such a name. */
  public static final Format PATH_SEGMENT_PREFIX = Formats::pathSegmentPrefix;

  private static Format whole(Predicate<String> shape, String message) {
    List<String> wrong = List.of(message);
    return v -> shape.test(v) ? List.of() : wrong;
  }

  private static List<String> dns(String value, int max, Predicate<String> shape, String message) {
    boolean fits = Chars.length(value) <= max;
    boolean right = shape.test(value);
    if (fits && right) {
      return List.of();
    }
    String tooLong = noMoreThan(max, "characters");
    return right ? List.of(tooLong) : fits ? List.of(message) : List.of(tooLong, message);
  }

  private static List<String> dnsLabel(String value) {
    boolean dotted = !Chars.isDnsLabel(value) && Chars.isDnsSubdomain(value);
    String message = dotted ? "must not contain dots" : LABEL_MESSAGE;
    return dns(value, LABEL_MAX, Chars::isDnsLabel, message);
  }

  private static List<String> labelKey(String key) {
    int slash = key.indexOf('/');
    boolean prefixRight = slash < 0 || Chars.isDnsSubdomain(key, slash);
    if (prefixRight
        && slash <= SUBDOMAIN_MAX
        && Chars.isNamePart(key, slash + 1)
        && key.length() - slash - 1 <= LABEL_MAX) {
      return List.of();
    }
    return labelKeyMessages(key, slash);
  }

  private static List<String> labelKeyMessages(String key, int slash) {
    if (key.indexOf('/', slash + 1) > slash && slash >= 0) {
      return List.of(
          "a valid label key "
              + NAME_PART_MESSAGE
              + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }
    List<String> wrong = new ArrayList<>();
    if (slash == 0) {
      wrong.add("prefix part must be non-empty");
    } else if (slash > 0) {
      String prefix = key.substring(0, slash);
      if (Chars.length(prefix) > SUBDOMAIN_MAX) {
        wrong.add("prefix part " + noMoreThan(SUBDOMAIN_MAX, "bytes"));
      }
      if (!Chars.isDnsSubdomain(prefix)) {
        wrong.add("prefix part " + SUBDOMAIN_MESSAGE);
      }
    }
    String name = key.substring(slash + 1);
    if (name.isEmpty()) {
      wrong.add("name part must be non-empty");
    } else if (Chars.length(name) > LABEL_MAX) {
      wrong.add("name part " + noMoreThan(LABEL_MAX, "bytes"));
    }
    if (!Chars.isNamePart(name, 0)) {
      wrong.add("name part " + NAME_PART_MESSAGE);
    }
    return wrong;
  }

  private static List<String> labelValue(String value) {
    boolean right = value.isEmpty() || Chars.isNamePart(value, 0);
    boolean fits = value.length() <= LABEL_MAX && (right || Chars.length(value) <= LABEL_MAX);
    if (right && fits) {
      return List.of();
    }
    String tooLong = noMoreThan(LABEL_MAX, "bytes");
    return right
        ? List.of(tooLong)
        : fits ? List.of(LABEL_VALUE_MESSAGE) : List.of(tooLong, LABEL_VALUE_MESSAGE);
  }

  private static List<String> portName(String name) {
    boolean allowed = !name.isEmpty();
    boolean letter = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      letter |= Chars.isLower(c);
      allowed &= Chars.isLower(c) || Chars.isDigit(c) || c == '-';
    }
    boolean twin = name.contains("--");
    boolean edge = name.startsWith("-") || name.endsWith("-");
    if (allowed && letter && !twin && !edge && name.length() <= PORT_NAME_MAX) {
      return List.of();
    }
    List<String> wrong = new ArrayList<>();
    add(wrong, Chars.length(name) > PORT_NAME_MAX, noMoreThan(PORT_NAME_MAX, "characters"));
    add(wrong, !allowed, "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
    add(wrong, !letter, "must contain at least one letter (a-z)");
    add(wrong, twin, "must not contain consecutive hyphens");
    add(wrong, edge, "must not begin or end with a hyphen");
    return wrong;
  }

  private static void add(List<String> wrong, boolean is, String message) {
    if (is) {
      wrong.add(message);
    }
  }

  private static boolean isHeaderName(String name) {
    return Chars.isFileName(name) && name.indexOf('_') < 0 && name.indexOf('.') < 0;
  }

  private static List<String> envVarName(String name) {
    boolean right = Chars.isFileName(name) && !Chars.isDigit(name.charAt(0));
    return withoutParent(name, right ? List.of() : List.of(ENV_NAME_MESSAGE));
  }

  private static List<String> relaxedEnvVarName(String name) {
    if (name.isEmpty()) {
      return List.of("environment variable name must be non-empty");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c > '~' || c == '=') {
        return List.of(RELAXED_ENV_NAME_MESSAGE);
      }
    }
    return List.of();
  }

  private static List<String> configMapKey(String key) {
    return withoutParent(key, dns(key, SUBDOMAIN_MAX, Chars::isFileName, CONFIG_KEY_MESSAGE));
  }

  private static List<String> withoutParent(String name, List<String> wrong) {
    if (!name.startsWith(".")) {
      return wrong;
    }
    String more =
        name.equals(".")
            ? "must not be '.'"
            : name.equals("..")
                ? "must not be '..'"
                : name.startsWith("..") ? "must not start with '..'" : "";
    if (more.isEmpty()) {
      return wrong;
    }
    List<String> all = new ArrayList<>(wrong);
    all.add(more);
    return all;
  }

  private static List<String> decimalInteger(String n) {
    if (n.isEmpty()) {
      return List.of("must be non-empty");
    }
    int start = n.charAt(0) == '-' ? 1 : 0;
    String digits = n.substring(start);
    boolean right = Chars.isDigits(digits, digits.length()) && digits.charAt(0) != '0';
    return right || n.equals("0") ? List.of() : List.of(DECIMAL_MESSAGE);
  }

  private static List<String> pathSegment(String name) {
    if (name.equals(".") || name.equals("..")) {
      return List.of("may not be '" + name + "'");
    }
    return pathSegmentPrefix(name);
  }

  private static List<String> pathSegmentPrefix(String name) {
    boolean slash = name.indexOf('/') >= 0;
    boolean percent = name.indexOf('%') >= 0;
    if (!slash && !percent) {
      return List.of();
    }
    List<String> wrong = new ArrayList<>();
    add(wrong, slash, "may not contain '/'");
    add(wrong, percent, "may not contain '%'");
    return wrong;
  }

  /** Returns the message {@code must be no more than max unit}. */
  public static String noMoreThan(int max, String unit) {
    return "must be no more than " + max + " " + unit;
  }

  /** Returns a message that names the pattern and examples, as {@code validation.RegexError}. */
  public static String pattern(String message, String pattern, String... examples) {
    StringBuilder text = new StringBuilder(message);
    for (int i = 0; i < examples.length; i++) {
      text.append(i == 0 ? " (e.g. " : " or ").append('\'').append(examples[i]).append("', ");
    }
    text.append(examples.length == 0 ? " (" : "");
    return text.append("regex used for validation is '").append(pattern).append("')").toString();
  }
}
