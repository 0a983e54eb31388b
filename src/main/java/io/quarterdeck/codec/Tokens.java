package io.quarterdeck.codec;

import io.quarterdeck.object.Value;

/**
 * One pass over a document, token by token, whatever its encoding. A document that breaks off or is
 * malformed throws {@link JsonSyntaxException}.
 */
interface Tokens {
  /** What a token is. */
  enum Kind {
    MAP("object"),
    END_MAP(""),
    LIST("array"),
    END_LIST(""),
    NAME(""),
    STRING("string"),
    NUMBER("number"),
    TRUE("bool"),
    FALSE("bool"),
    NULL("null"),
    /** A list or map that is known to have the form of its type. */
    KNOWN(""),
    END("");

    /** Go's word for a value that starts so. */
    final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** Moves to the next token and returns its kind; {@link Kind#END} after the last. */
  Kind next();

  /** Returns the text of a name or a string, or the literal of a number. */
  String text();

  /** Returns whether the number at hand is written as an integer of 64 bits. */
  boolean isLong();

  long longValue();

  double doubleValue();

  /** Returns the value that a {@link Kind#KNOWN} stands for; documents know none. */
  default Value known() {
    throw new IllegalStateException("nothing is known of it");
  }

  /** Skips what the token at hand starts; a scalar is skipped by moving on. */
  default void skip(Kind kind) {
    if (kind != Kind.MAP && kind != Kind.LIST) {
      return;
    }
    int depth = 1;
    while (depth > 0) {
      switch (next()) {
        case MAP, LIST -> depth++;
        case END_MAP, END_LIST -> depth--;
        default -> {}
      }
    }
  }
}
