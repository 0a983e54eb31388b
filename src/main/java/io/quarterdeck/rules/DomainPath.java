package io.quarterdeck.rules;

import io.quarterdeck.object.MapValue;
import java.util.List;
import java.util.Locale;

/**
 * Checks names that stand behind a DNS name and a slash, such as {@code acme.io/foo}: how parties
 * outside Kubernetes name what is theirs.
 */
public final class DomainPath {
  private static final String NO_PATH = "must be a domain-prefixed path (such as \"acme.io/foo\")";
  private static final String NO_KEY = "must be a domain-prefixed key (such as \"acme.io/foo\")";
  private static final String WRONG_PATH =
      Formats.pattern("Invalid path", "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+");
  private static final String PUNCTUATION = "/-._~%!$&'()*+,;=:"; // of RFC 3986, section 3.3

  private DomainPath() {}

  /** Checks that the field is there, and that it is a DNS name before the path of a URL. */
  public static boolean required(Fields fields, String name) {
    if (!fields.required(name)) {
      return false;
    }
    String value = fields.string(name);
    int slash = value.indexOf('/');
    if (slash <= 0 || slash == value.length() - 1) {
      return fields.invalid(name, NO_PATH);
    }
    String domain = value.substring(0, slash);
    List<String> wrong = Formats.DNS_SUBDOMAIN.check(domain);
    wrong.forEach(message -> fields.invalid(name, domain, message));
    String path = value.substring(slash + 1);
    boolean right = path.chars().allMatch(c -> isOfPath((char) c));
    return right ? wrong.isEmpty() : fields.invalid(name, path, WRONG_PATH);
  }

  /** Checks annotations each of whose keys stands behind a domain, upper case or lower. */
  public static void checkKeys(Fields fields, String name) {
    MapValue annotations = fields.map(name);
    for (String key : annotations.keys()) {
      checkKey(fields, name, key.toLowerCase(Locale.ROOT));
    }
    if (!annotations.isEmpty()) {
      Labels.checkSize(annotations, fields.at(name), fields.errors());
    }
  }

  private static void checkKey(Fields fields, String name, String key) {
    List<String> wrong = Formats.LABEL_KEY.check(key);
    if (key.isEmpty()) {
      fields.errors().required(fields.at(name), "");
    } else if (!wrong.isEmpty()) {
      wrong.forEach(message -> fields.invalid(name, key, message));
    } else if (key.indexOf('/') < 0) {
      fields.invalid(name, key, NO_KEY);
    }
  }

  private static boolean isOfPath(char c) {
    return Chars.isAlphanumeric(c) || PUNCTUATION.indexOf(c) >= 0;
  }
}
