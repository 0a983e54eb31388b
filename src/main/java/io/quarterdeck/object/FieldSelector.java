package io.quarterdeck.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A field selector: every term must hold ({@code k8s.io/apimachinery/pkg/fields}). Which fields a
 * kind knows is not its business.
 */
public record FieldSelector(List<Term> terms) {
  public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

  /**
   * One term.
   *
   * @param negated whether it is {@code !=}
   */
  public record Term(String field, String value, boolean negated) {
    /** Writes the term as {@link FieldSelector#parse} reads it. */
    @Override
    public String toString() {
      return field + (negated ? "!=" : "=") + escape(value);
    }
  }

  /**
   * Reads {@code field=value,field!=value}; {@code ==} is {@code =}, empty terms are skipped, and
   * backslash, comma and equals sign in a value stand behind a backslash. One pass, no recursion.
   *
   * @throws SelectorSyntaxException with upstream's message
   */
  public static FieldSelector parse(String text) {
    List<Term> terms = new ArrayList<>();
    for (String part : split(text)) {
      if (!part.isEmpty()) {
        terms.add(term(part, text));
      }
    }
    return terms.isEmpty() ? EVERYTHING : new FieldSelector(List.copyOf(terms));
  }

  /** Splits at commas that no backslash precedes; the parts are sorted, as upstream's are. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++; // what follows is data
      } else if (c == ',') {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    parts.sort(null);
    return parts;
  }

  private static Term term(String part, String text) {
    int equals = part.indexOf('=');
    if (equals < 0) {
      throw new SelectorSyntaxException(
          "invalid selector: '" + text + "'; can't understand '" + part + "'");
    }
    boolean negated = equals > 0 && part.charAt(equals - 1) == '!';
    boolean doubled = !negated && part.startsWith("==", equals);
    String field = part.substring(0, negated ? equals - 1 : equals);
    return new Term(field, unescape(part.substring(equals + (doubled ? 2 : 1))), negated);
  }

  private static String unescape(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',' || c == '=') {
        throw new SelectorSyntaxException(
            "invalid field selector: unescaped character in value: " + (int) c);
      }
      if (c == '\\') {
        c = escaped(value, ++i);
      }
      text.append(c);
    }
    return text.toString();
  }

  private static char escaped(String value, int at) {
    char c = at < value.length() ? value.charAt(at) : 0;
    if (c == '\\' || c == ',' || c == '=') {
      return c;
    }
    String sequence = at < value.length() ? Character.toString(value.codePointAt(at)) : "";
    throw new SelectorSyntaxException(
        "invalid field selector: invalid escape sequence: \\" + sequence);
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
  }

  /** Tells whether every term holds for the fields that {@code valueOf} gives. */
  public boolean matches(Function<String, String> valueOf) {
    for (Term term : terms) {
      if (valueOf.apply(term.field()).equals(term.value()) == term.negated()) {
        return false;
      }
    }
    return true;
  }

  public boolean isEverything() {
    return terms.isEmpty();
  }

  /** Returns the value that {@code field} must have, if a term says so. */
  public Optional<String> required(String field) {
    for (Term term : terms) {
      if (!term.negated() && term.field().equals(field)) {
        return Optional.of(term.value());
      }
    }
    return Optional.empty();
  }

  /** Writes the selector in its canonical form. */
  @Override
  public String toString() {
    return terms.stream().map(Term::toString).collect(Collectors.joining(","));
  }
}
