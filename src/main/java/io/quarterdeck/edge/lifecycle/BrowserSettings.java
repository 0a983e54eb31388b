package io.quarterdeck.edge.lifecycle;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.quarterdeck.server.Config;
import java.util.ArrayList;
import java.util.List;

/**
 * What browsers are told with every answer. Knows the flags and their rules, not the headers.
 *
 * @param origins from where scripts may call ({@code --cors-allowed-origins}); none: no CORS
 * @param transportSecurity the Strict-Transport-Security header, "" for none
 */
public record BrowserSettings(List<Pattern> origins, String transportSecurity) {
  private static final String CORS = "--cors-allowed-origins";
  private static final String HSTS = "--strict-transport-security-directives";

  public BrowserSettings {
    origins = List.copyOf(origins);
  }

  /**
   * Reads the flags.
   *
   * @throws IllegalArgumentException if an expression or a directive is none
   */
  static BrowserSettings of(Config config) {
    List<Pattern> origins = new ArrayList<>();
    for (String expression : config.list("cors-allowed-origins")) {
      origins.add(origin(expression));
    }
    List<String> directives = config.list("strict-transport-security-directives");
    directives.forEach(BrowserSettings::checkDirective);
    return new BrowserSettings(origins, String.join("; ", directives));
  }

  /** An expression has to hold on to both ends of the host, or foreign hosts match too. */
  private static Pattern origin(String expression) {
    boolean pinned =
        (expression.contains("^") || expression.contains("//"))
            && (expression.contains("$") || expression.contains(":"));
    if (!pinned) {
      throw new IllegalArgumentException(
          CORS
              + " has an invalid regular expression: regular expression does not pin to start/end"
              + " of host in the origin header");
    }
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          CORS + " has an invalid regular expression: " + e.getMessage(), e);
    }
  }

  /** RFC 6797, section 6.1. */
  private static void checkDirective(String directive) {
    String[] parts = directive.split("=", -1);
    boolean age = parts.length == 2 && parts[0].equals("max-age");
    if (!age && !directive.equals("includeSubDomains") && !directive.equals("preload")) {
      throw new IllegalArgumentException(
          HSTS + " invalid, allowed values: max-age=expireTime, includeSubDomains, preload");
    }
  }
}
