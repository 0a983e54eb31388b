package io.quarterdeck.rules;

import io.quarterdeck.object.LabelSelector;
import io.quarterdeck.object.LabelSelector.Operator;
import io.quarterdeck.object.LabelSelector.Requirement;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.SelectorSyntaxException;
import io.quarterdeck.rules.LabelSelectorLexer.Kind;
import io.quarterdeck.rules.LabelSelectorLexer.Token;
import io.quarterdeck.status.FieldError;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads label selectors as clients write them: {@code app=web,tier in (a,b),!canary,size>3}, with
 * the messages of {@code k8s.io/apimachinery/pkg/labels}. Looks ahead one token, does not recurse,
 * and takes time linear in the text but for sorting.
 */
public final class LabelSelectorParser {
  private static final String OPERATORS = "in, notin, =, ==, !=, gt, lt";

  private final List<Token> tokens;
  private int next;

  private LabelSelectorParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads a selector; an empty text selects everything. The requirements are sorted by key.
   *
   * @throws SelectorSyntaxException with upstream's message
   */
  public static LabelSelector parse(String text) {
    if (text.isEmpty()) {
      return LabelSelector.EVERYTHING;
    }
    List<Requirement> requirements =
        new LabelSelectorParser(LabelSelectorLexer.tokens(text)).requirements();
    requirements.sort(Comparator.comparing(Requirement::key));
    return new LabelSelector(List.copyOf(requirements));
  }

  private List<Requirement> requirements() {
    List<Requirement> requirements = new ArrayList<>();
    if (peek().kind() == Kind.END) {
      return requirements;
    }
    if (!startsRequirement(peek())) {
      throw found(peek(), ", expected: !, identifier, or 'end of string'");
    }
    while (true) {
      requirements.add(requirement());
      Token token = take();
      if (token.kind() == Kind.END) {
        return requirements;
      }
      if (token.kind() != Kind.COMMA) {
        throw found(token, ", expected: ',' or 'end of string'");
      }
      if (!startsRequirement(peek())) {
        throw found(peek(), ", expected: identifier after ','");
      }
    }
  }

  private static boolean startsRequirement(Token token) {
    return token.isWord() || token.kind() == Kind.NOT;
  }

  private Requirement requirement() {
    boolean negated = peek().kind() == Kind.NOT;
    if (negated) {
      take();
    }
    Token key = take();
    if (!key.isWord()) {
      throw wrong(found(key, ", expected: identifier").getMessage());
    }
    checkKey(key.text());
    if (negated) {
      return new Requirement(key.text(), Operator.NOT_EXISTS, Set.of());
    }
    Kind follows = peek().kind();
    return follows == Kind.END || follows == Kind.COMMA
        ? new Requirement(key.text(), Operator.EXISTS, Set.of())
        : comparison(key.text());
  }

  private Requirement comparison(String key) {
    Token token = take();
    Operator operator =
        switch (token.kind()) {
          case IN -> Operator.IN;
          case NOT_IN -> Operator.NOT_IN;
          case EQUALS -> Operator.EQUALS;
          case NOT_EQUALS -> Operator.NOT_EQUALS;
          case GREATER -> Operator.GREATER_THAN;
          case LESS -> Operator.LESS_THAN;
          default -> throw wrong(found(token, ", expected: " + OPERATORS).getMessage());
        };
    boolean set = operator == Operator.IN || operator == Operator.NOT_IN;
    TreeSet<String> values = set ? set() : single();
    checkValues(key, operator, values);
    return new Requirement(key, operator, Collections.unmodifiableSet(new LinkedHashSet<>(values)));
  }

  /** Reads the one value of a comparison, which may be left out: then it is empty. */
  private TreeSet<String> single() {
    Kind follows = peek().kind();
    if (follows == Kind.END || follows == Kind.COMMA) {
      return new TreeSet<>(Set.of(""));
    }
    Token token = take();
    if (!token.isWord()) {
      throw wrong(found(token, ", expected: identifier").getMessage());
    }
    return new TreeSet<>(Set.of(token.text()));
  }

  /** Reads {@code (a,b)}; {@code ()} holds the empty value, as does a place without a word. */
  private TreeSet<String> set() {
    Token open = take();
    if (open.kind() != Kind.OPEN) {
      throw wrong(found(open, " expected: '('").getMessage());
    }
    Token first = peek();
    if (first.kind() == Kind.CLOSE) {
      take();
      return new TreeSet<>(Set.of(""));
    }
    if (!first.isWord() && first.kind() != Kind.COMMA) {
      throw wrong(found(first, ", expected: ',', ')' or identifier").getMessage());
    }
    TreeSet<String> values = new TreeSet<>();
    while (peek().kind() != Kind.CLOSE) {
      item(values);
    }
    take();
    return values;
  }

  private void item(TreeSet<String> values) {
    Token token = take();
    Kind follows = token.kind() == Kind.END ? Kind.END : peek().kind();
    if (token.isWord()) {
      values.add(token.text());
      if (follows != Kind.COMMA && follows != Kind.CLOSE) {
        throw wrong(found(peek(), ", expected: ',' or ')'").getMessage());
      }
    } else if (token.kind() == Kind.COMMA) {
      if (values.isEmpty() || follows == Kind.CLOSE || follows == Kind.COMMA) {
        values.add("");
      }
    } else {
      throw wrong(found(token, ", expected: ',', or identifier").getMessage());
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private static void checkKey(String key) {
    List<String> problems = Formats.LABEL_KEY.check(key);
    if (!problems.isEmpty()) {
      FieldErrors errors = new FieldErrors();
      errors.invalid(Path.ROOT, key, String.join("; ", problems));
      throw wrong(errors);
    }
  }

  private static void checkValues(String key, Operator operator, TreeSet<String> values) {
    FieldErrors errors = new FieldErrors();
    Path path = Path.of("values");
    if ((operator == Operator.GREATER_THAN || operator == Operator.LESS_THAN)
        && !isInteger(values.first())) {
      errors.invalid(
          path.index(0), values.first(), "for 'Gt', 'Lt' operators, the value must be an integer");
    }
    int i = 0;
    for (String value : values) {
      List<String> problems = Formats.LABEL_VALUE.check(value);
      if (!problems.isEmpty()) {
        errors.invalid(path.index(i).key(key), value, String.join("; ", problems));
      }
      i++;
    }
    if (!errors.isEmpty()) {
      throw wrong(errors);
    }
  }

  /** Tells whether Go's {@code strconv.ParseInt} takes it: ASCII digits behind a sign, 64 bits. */
  private static boolean isInteger(String value) {
    int start = value.startsWith("-") || value.startsWith("+") ? 1 : 0;
    if (!Chars.isDigits(value.substring(start), value.length() - start)) {
      return false;
    }
    try {
      Long.parseLong(value);
      return true;
    } catch (NumberFormatException e) {
      return false; // more than 64 bits
    }
  }

  private static SelectorSyntaxException wrong(FieldErrors errors) {
    List<String> messages = errors.list().stream().map(FieldError::message).distinct().toList();
    return wrong(
        messages.size() == 1 ? messages.getFirst() : "[" + String.join(", ", messages) + "]");
  }

  /** A problem within a requirement, which upstream says in front. */
  private static SelectorSyntaxException wrong(String message) {
    return new SelectorSyntaxException("unable to parse requirement: " + message);
  }

  private static SelectorSyntaxException found(Token token, String expected) {
    return new SelectorSyntaxException("found '" + token.text() + "'" + expected);
  }
}
