package io.quarterdeck.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a label selector into tokens as upstream's lexer does: words are everything between spaces
 * and the seven special characters, and a NUL ends a word or the text.
 */
final class LabelSelectorLexer {
  enum Kind {
    WORD,
    IN,
    NOT_IN,
    EQUALS,
    NOT_EQUALS,
    GREATER,
    LESS,
    NOT,
    OPEN,
    CLOSE,
    COMMA,
    END
  }

  /** A token; {@code in} and {@code notin} are words wherever no operator is expected. */
  record Token(Kind kind, String text) {
    boolean isWord() {
      return kind == Kind.WORD || kind == Kind.IN || kind == Kind.NOT_IN;
    }
  }

  private final String text;
  private int at;

  private LabelSelectorLexer(String text) {
    this.text = text;
  }

  /** Returns the tokens of {@code text}; the last is an {@link Kind#END}. */
  static List<Token> tokens(String text) {
    LabelSelectorLexer lexer = new LabelSelectorLexer(text);
    List<Token> tokens = new ArrayList<>();
    do {
      tokens.add(lexer.next());
    } while (tokens.getLast().kind() != Kind.END);
    return tokens;
  }

  private Token next() {
    while (isSpace(current())) {
      at++;
    }
    char c = current();
    if (c == 0) {
      return new Token(Kind.END, "");
    }
    return isSpecial(c) ? special(c) : word();
  }

  /** Returns the character at hand, 0 at the end. */
  private char current() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private Token special(char c) {
    at++;
    boolean equals = current() == '=';
    if (equals && (c == '=' || c == '!')) {
      at++;
      return c == '=' ? new Token(Kind.EQUALS, "==") : new Token(Kind.NOT_EQUALS, "!=");
    }
    Kind kind =
        switch (c) {
          case '=' -> Kind.EQUALS;
          case '!' -> Kind.NOT;
          case '>' -> Kind.GREATER;
          case '<' -> Kind.LESS;
          case '(' -> Kind.OPEN;
          case ')' -> Kind.CLOSE;
          default -> Kind.COMMA;
        };
    return new Token(kind, String.valueOf(c));
  }

  private Token word() {
    int start = at;
    while (current() != 0 && !isSpace(current()) && !isSpecial(current())) {
      at++;
    }
    String word = text.substring(start, at);
    if (at < text.length() && text.charAt(at) == 0) {
      at++;
    }
    return switch (word) {
      case "in" -> new Token(Kind.IN, word);
      case "notin" -> new Token(Kind.NOT_IN, word);
      default -> new Token(Kind.WORD, word);
    };
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean isSpecial(char c) {
    return switch (c) {
      case '=', '!', '(', ')', ',', '>', '<' -> true;
      default -> false;
    };
  }
}
