package io.quarterdeck.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The tokens of JSON bytes, as Jackson's parser reads them. */
final class JacksonTokens implements Tokens {
  private final JsonParser parser;

  JacksonTokens(JsonParser parser) {
    this.parser = parser;
  }

  @Override
  public Kind next() {
    try {
      JsonToken token = parser.nextToken();
      return token == null ? Kind.END : kind(token);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static Kind kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> Kind.MAP;
      case END_OBJECT -> Kind.END_MAP;
      case START_ARRAY -> Kind.LIST;
      case END_ARRAY -> Kind.END_LIST;
      case FIELD_NAME -> Kind.NAME;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
      case VALUE_TRUE -> Kind.TRUE;
      case VALUE_FALSE -> Kind.FALSE;
      case VALUE_NULL -> Kind.NULL;
      case VALUE_STRING, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> Kind.STRING;
    };
  }

  @Override
  public String text() {
    try {
      return parser.currentToken() == JsonToken.FIELD_NAME
          ? parser.currentName()
          : parser.getText();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public boolean isLong() {
    try {
      return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
          && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public long longValue() {
    try {
      return parser.getLongValue();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public double doubleValue() {
    try {
      return parser.getDoubleValue();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static JsonSyntaxException broken(IOException e) {
    return new JsonSyntaxException(String.valueOf(e.getMessage()));
  }
}
