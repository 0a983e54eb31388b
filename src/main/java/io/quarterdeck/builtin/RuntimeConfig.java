package io.quarterdeck.builtin;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which versions and resources {@code --runtime-config} switches on and off. Without it stable
 * versions are on. The narrowest key wins: a resource before its version, a version before the
 * {@code api/...} words; of those the later in the order all, ga, beta, alpha.
 */
public final class RuntimeConfig {
  public static final RuntimeConfig DEFAULT = new RuntimeConfig(Map.of());

  private static final Map<String, Pattern> LEVELS =
      Map.of(
          "api/ga", Pattern.compile("v\\d+"),
          "api/beta", Pattern.compile("v\\d+beta\\d+"),
          "api/alpha", Pattern.compile("v\\d+alpha\\d+"));

  private final Map<String, String> values;

  private RuntimeConfig(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Reads the flag's pairs.
   *
   * @throws IllegalArgumentException with upstream's words if a value or key is not understood
   */
  public static RuntimeConfig of(Map<String, String> values) {
    values.forEach(RuntimeConfig::check);
    return new RuntimeConfig(values);
  }

  private static void check(String key, String value) {
    boolean word = LEVELS.containsKey(key) || key.equals("api/all");
    if (word && !value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException("invalid value " + key + "=" + value);
    }
    if (!isTrue(value) && !isFalse(value)) {
      throw new IllegalArgumentException("invalid value of " + key + ": " + value);
    }
    String[] parts = key.split("/", -1);
    if (parts.length == 3 && !parts[2].equals(parts[2].toLowerCase(java.util.Locale.ROOT))) {
      throw new IllegalArgumentException(
          "invalid key "
              + key
              + ": group/version/resource and resource is always lowercase plural, not \""
              + parts[2]
              + "\"");
    }
  }

  // The values that Go's strconv.ParseBool takes; an empty one means true.
  private static boolean isTrue(String value) {
    return value.isEmpty() || value.matches("1|t|T|true|TRUE|True");
  }

  private static boolean isFalse(String value) {
    return value.matches("0|f|F|false|FALSE|False");
  }

  /**
   * Tells whether a resource of a version is served.
   *
   * @param onByDefault what holds if the flag says nothing
   */
  public boolean serves(String group, String version, String plural, boolean onByDefault) {
    String groupVersion = (group.isEmpty() ? "api" : group) + "/" + version;
    boolean on = onByDefault;
    on = ask("api/all", on);
    for (String level : new String[] {"api/ga", "api/beta", "api/alpha"}) {
      on = LEVELS.get(level).matcher(version).matches() ? ask(level, on) : on;
    }
    on = ask(groupVersion, group.isEmpty() ? ask(version, on) : on);
    return ask(groupVersion + "/" + plural, on);
  }

  private boolean ask(String key, boolean otherwise) {
    String value = values.get(key);
    return value == null ? otherwise : isTrue(value);
  }
}
