package io.quarterdeck.request;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The headers of a request; names are compared without case. */
public interface Headers {
  /** Returns every value of {@code name}, in order, one for each header line. */
  List<String> all(String name);

  /** Returns the names that are there, for who passes them on; none if that cannot be told. */
  default Set<String> names() {
    return Set.of();
  }

  /** Returns the first value of {@code name}. */
  default Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }
}
