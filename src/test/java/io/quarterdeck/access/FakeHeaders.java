package io.quarterdeck.access;

import io.quarterdeck.request.Headers;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Headers of which at most one has a value. */
@NullMarked
record FakeHeaders(String only, String value) implements Headers {
  static final FakeHeaders NONE = new FakeHeaders("", "");

  static FakeHeaders authorization(String value) {
    return new FakeHeaders("Authorization", value);
  }

  @Override
  public List<String> all(String name) {
    return name.equalsIgnoreCase(only) ? List.of(value) : List.of();
  }
}
