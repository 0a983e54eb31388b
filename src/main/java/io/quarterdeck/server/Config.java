package io.quarterdeck.server;

import io.quarterdeck.object.GoDuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one server, under the names of kube-apiserver's flags, wherever they came from.
 * Knows the form of each value, not what it is good for. Asking for a name that the table does not
 * have is a bug.
 *
 * <p>It remembers which settings were asked for: one that was given and that nobody asked for has
 * no effect, and the start says so.
 */
public final class Config {
  /** The prefix of the system properties that hold settings. */
  public static final String PROPERTY_PREFIX = "quarterdeck.";

  /** Separates the values of a repeatable flag in a property: a line end cannot be in one. */
  public static final String SEPARATOR = "\n";

  /** The system property that is {@link #OPEN} once the server is, else the reason why not. */
  public static final String STATE_PROPERTY = PROPERTY_PREFIX + "state";

  public static final String OPEN = "open";

  /** The system property with the names of the settings that the launcher itself obeys. */
  private static final String OBEYED_PROPERTY = PROPERTY_PREFIX + "launcher.obeys";

  private final Map<String, List<String>> given;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  private Config(Map<String, List<String>> given) {
    this.given = Map.copyOf(given);
  }

  /**
   * Makes the settings from what was given by flag name, in order of appearance.
   *
   * @throws IllegalArgumentException naming every value that has not the form of its flag
   */
  public static Config of(Map<String, List<String>> given) {
    List<String> errors = new ArrayList<>();
    given.forEach((name, values) -> values.forEach(v -> check(flag(name), v, errors)));
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", errors));
    }
    return new Config(given);
  }

  /**
   * Reads system properties such as {@code quarterdeck.etcd-servers} and environment variables such
   * as {@code QUARTERDECK_ETCD_SERVERS}, in this order of precedence (MicroProfile Config's).
   */
  public static Config fromEnvironment() {
    return from(System::getProperty, System::getenv);
  }

  static Config from(
      UnaryOperator<@Nullable String> properties, UnaryOperator<@Nullable String> variables) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (Flag flag : Flags.all()) {
      String property = PROPERTY_PREFIX + flag.name();
      String value = properties.apply(property);
      if (value == null) {
        value =
            variables.apply(property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
      }
      if (value != null) {
        given.put(flag.name(), List.of(value.split(SEPARATOR, -1)));
      }
    }
    Config config = of(given);
    String obeyed = properties.apply(OBEYED_PROPERTY);
    if (obeyed != null) {
      config.asked.addAll(List.of(obeyed.split(SEPARATOR, -1)));
    }
    return config;
  }

  private static void check(Flag flag, String value, List<String> errors) {
    try {
      switch (flag.type()) {
        case INT -> Long.parseLong(value);
        case REAL -> Double.parseDouble(value);
        case DURATION -> GoDuration.parse(value);
        case BOOL -> parseBool(value);
        case IP -> IpText.check(value);
        case TEXT, TEXTS, TEXTLIST, MAP -> {}
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      String form = flag.type().name().toLowerCase(Locale.ROOT);
      errors.add("invalid argument \"" + value + "\" for --" + flag.name() + ": not " + form);
    }
  }

  private static boolean parseBool(String text) {
    return switch (text) {
      case "true", "True", "TRUE", "t", "T", "1" -> true;
      case "false", "False", "FALSE", "f", "F", "0" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Flag flag(String name) {
    return Flags.find(name).orElseThrow(() -> new IllegalArgumentException("no flag " + name));
  }

  private List<String> values(String name) {
    Flag flag = flag(name);
    asked.add(name);
    List<String> values = given.get(name);
    if (values != null) {
      return values;
    }
    return flag.fallback().isEmpty() ? List.of() : List.of(flag.fallback());
  }

  /** Tells whether the setting was given, be it with its default value. */
  public boolean isGiven(String name) {
    flag(name);
    return given.containsKey(name);
  }

  /** Returns the value, the last if it was given more than once; "" if there is none. */
  public String text(String name) {
    List<String> values = values(name);
    return values.isEmpty() ? "" : values.get(values.size() - 1);
  }

  /** Returns all values; those of a comma-separated flag one by one. */
  public List<String> list(String name) {
    if (flag(name).type() == Flag.Type.TEXTLIST) {
      return values(name);
    }
    return values(name).stream()
        .flatMap(v -> List.of(v.split(",", -1)).stream())
        .filter(v -> !v.isEmpty())
        .toList();
  }

  /** Returns {@code name=value} pairs; a later one replaces an earlier one. */
  public Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String pair : list(name)) {
      int equals = pair.indexOf('=');
      map.put(
          equals < 0 ? pair : pair.substring(0, equals),
          equals < 0 ? "" : pair.substring(equals + 1));
    }
    return map;
  }

  public boolean on(String name) {
    return parseBool(text(name));
  }

  public long number(String name) {
    return Long.parseLong(text(name));
  }

  public double real(String name) {
    return Double.parseDouble(text(name));
  }

  public Duration duration(String name) {
    return Duration.ofNanos(GoDuration.parse(text(name)));
  }

  /** Returns the path, empty if none was given. */
  public Optional<Path> file(String name) {
    return Optional.of(text(name)).filter(t -> !t.isEmpty()).map(Path::of);
  }

  /** Returns the directory with what this server owns. */
  public Path dataDir() {
    return file("data-dir")
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".quarterdeck"));
  }

  /** Returns the given settings by name. */
  public Map<String, List<String>> given() {
    return given;
  }

  /**
   * Returns the system properties that hand {@code settings} on to the web application in this JVM.
   * Those that this configuration was asked for, and those that nobody gave, count as obeyed.
   */
  public Map<String, String> handOn(Map<String, List<String>> settings) {
    Map<String, String> properties = new LinkedHashMap<>();
    settings.forEach(
        (name, v) -> properties.put(PROPERTY_PREFIX + name, String.join(SEPARATOR, v)));
    Set<String> obeyed = new TreeSet<>(settings.keySet());
    obeyed.removeAll(given.keySet());
    obeyed.addAll(asked);
    properties.put(OBEYED_PROPERTY, String.join(SEPARATOR, obeyed));
    return properties;
  }

  /** Returns the names that were given and have not been asked for. */
  public Set<String> withoutEffect() {
    Set<String> names = new TreeSet<>(given.keySet());
    names.removeAll(asked);
    return names;
  }
}
