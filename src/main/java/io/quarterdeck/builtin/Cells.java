package io.quarterdeck.builtin;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Texts that the cells of several kinds share ({@code pkg/printers}). */
public final class Cells {
  public static final String NONE = "<none>";
  public static final String UNSET = "<unset>";
  public static final String UNKNOWN = "<unknown>";

  public static final Doc CONTAINERS = Doc.of("Names of each container in the template.");
  public static final Doc IMAGES = Doc.of("Images referenced by each container in the template.");

  private Cells() {}

  /** Returns {@code text}, or {@code otherwise} if it is "". */
  public static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  /** Returns the string at {@code key}, or {@code otherwise} if the key is absent. */
  public static String orIfAbsent(MapValue map, String key, String otherwise) {
    return map.has(key) ? map.string(key) : otherwise;
  }

  /** Returns the condition of this type, or the empty map. */
  public static MapValue condition(MapValue status, String type) {
    for (MapValue condition : status.list("conditions").maps()) {
      if (condition.string("type").equals(type)) {
        return condition;
      }
    }
    return MapValue.EMPTY;
  }

  public static boolean isTrue(MapValue condition) {
    return condition.string("status").equals("True");
  }

  /** Returns the names of the containers of a pod spec. */
  public static String containers(MapValue podSpec) {
    return joined(podSpec, "name");
  }

  /** Returns the images of the containers of a pod spec. */
  public static String images(MapValue podSpec) {
    return joined(podSpec, "image");
  }

  private static String joined(MapValue podSpec, String key) {
    return podSpec.list("containers").maps().stream()
        .map(c -> c.string(key))
        .collect(Collectors.joining(","));
  }

  /** Returns labels (or any map of strings) as {@code a=1,b=2}. */
  public static String labels(MapValue labels) {
    return or(pairs(labels), NONE);
  }

  private static String pairs(MapValue labels) {
    return new TreeMap<>(labels.strings())
        .entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(","));
  }

  /** Returns a label selector in the syntax of selectors; one that selects everything is none. */
  public static String selector(MapValue selector) {
    return or(selectorText(selector, "<error>"), NONE);
  }

  /**
   * Returns a label selector in the syntax of selectors, sorted by key.
   *
   * @param broken what to return if an operator is not known
   */
  public static String selectorText(MapValue selector, String broken) {
    Map<String, StringBuilder> byKey = new TreeMap<>();
    selector
        .map("matchLabels")
        .strings()
        .forEach((key, value) -> add(byKey, key, key + "=" + value));
    for (MapValue expression : selector.list("matchExpressions").maps()) {
      String key = expression.string("key");
      switch (expression.string("operator")) {
        case "In" -> add(byKey, key, key + " in " + values(expression));
        case "NotIn" -> add(byKey, key, key + " notin " + values(expression));
        case "Exists" -> add(byKey, key, key);
        case "DoesNotExist" -> add(byKey, key, "!" + key);
        default -> {
          return broken;
        }
      }
    }
    return String.join(",", byKey.values());
  }

  private static void add(Map<String, StringBuilder> byKey, String key, String requirement) {
    StringBuilder text = byKey.computeIfAbsent(key, k -> new StringBuilder());
    text.append(text.isEmpty() ? "" : ",").append(requirement);
  }

  private static String values(MapValue expression) {
    return expression.list("values").strings().stream()
        .sorted()
        .collect(Collectors.joining(",", "(", ")"));
  }

  /** Returns the first {@code most} of {@code items}, with how many more there are. */
  public static String first(List<String> items, int most) {
    String shown = items.stream().limit(most).collect(Collectors.joining(","));
    return items.size() > most
        ? shown + " + " + (items.size() - most) + " more..."
        : or(shown, UNSET);
  }

  /** Returns the addresses of load balancer ingresses, sorted, each once. */
  public static String ingressAddresses(ListValue ingresses) {
    return ingresses.maps().stream()
        .map(i -> or(i.string("ip"), i.string("hostname")))
        .filter(a -> !a.isEmpty())
        .sorted()
        .distinct()
        .collect(Collectors.joining(","));
  }

  /** Returns a string or integer as it stands. */
  public static String plain(Value value) {
    return value instanceof StringValue s ? s.value() : value.toString();
  }
}
