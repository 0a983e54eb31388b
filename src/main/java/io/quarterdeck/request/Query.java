package io.quarterdeck.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The query parameters, decoded; a pair that cannot be decoded is left out, as Go's url.ParseQuery
 * does.
 *
 * @param raw the query as it was sent; "" if there was none
 */
public record Query(Map<String, List<String>> values, String raw) {
  public static final Query EMPTY = new Query(Map.of(), "");

  /** Reads a raw query string, which may be "". */
  public static Query parse(String raw) {
    if (raw.isEmpty()) {
      return EMPTY;
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      if (pair.isEmpty() || pair.indexOf(';') >= 0) {
        continue;
      }
      int equals = pair.indexOf('=');
      try {
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        values.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
      } catch (IllegalArgumentException e) {
        continue; // a bad escape: Go drops the pair
      }
    }
    return new Query(values, raw);
  }

  private static String decode(String s) {
    return URLDecoder.decode(s, StandardCharsets.UTF_8);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Returns the first value of {@code name}. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Returns the first value of {@code name}, "" if there is none. */
  public String get(String name) {
    return first(name).orElse("");
  }

  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
