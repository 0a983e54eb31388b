package io.quarterdeck.server;

import io.quarterdeck.metrics.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which features are on: the table in {@code features.txt} with what {@code --feature-gates} says.
 * It does not know what a feature does; the rooms ask for theirs by name.
 *
 * @param settings what was said, by name, the words for whole levels spelled out
 */
public record FeatureGates(Map<String, Boolean> settings) {
  private static final System.Logger LOG = System.getLogger(FeatureGates.class.getName());
  private static final Map<String, Feature> ALL = read();
  private static final Map<String, Maturity> LEVELS =
      Map.of("AllAlpha", Maturity.ALPHA, "AllBeta", Maturity.BETA);

  /** The component whose gates these are; a flag's pair may name it. */
  private static final String COMPONENT = "kube";

  /** How far a feature has come. */
  enum Maturity {
    ALPHA,
    BETA,
    GA,
    DEPRECATED
  }

  /** One row of the table. */
  record Feature(
      String name, Maturity maturity, boolean fallback, boolean locked, List<String> needs) {}

  public FeatureGates {
    settings = Map.copyOf(settings);
  }

  /**
   * Reads the pairs of the flag. A name that no feature has is only warned about, as upstream does:
   * it may be that of a feature that has become a matter of course.
   *
   * @throws IllegalArgumentException in upstream's words, if a value is not a bool, a feature is
   *     locked, or one is on without those that it needs
   */
  public static FeatureGates of(Map<String, String> pairs) {
    Map<String, Boolean> said = new LinkedHashMap<>();
    pairs.forEach((key, value) -> said.put(name(key), bool(key, value)));
    Map<String, Boolean> settings = new LinkedHashMap<>();
    LEVELS.forEach((word, level) -> spellOut(word, level, said, settings));
    said.forEach(
        (name, on) -> {
          if (known(name, on)) {
            settings.put(name, on);
          }
        });
    FeatureGates gates = new FeatureGates(settings);
    gates.checkNeeds();
    return gates;
  }

  private static String name(String key) {
    int colon = key.indexOf(':');
    if (colon >= 0 && !key.substring(0, colon).equals(COMPONENT)) {
      throw new IllegalArgumentException("component not registered: " + key.substring(0, colon));
    }
    return key.substring(colon + 1).strip();
  }

  private static boolean bool(String key, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("missing bool value for " + key);
    }
    return switch (value.strip()) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default ->
          throw new IllegalArgumentException(
              "invalid value of %s=%s, err: strconv.ParseBool: parsing \"%s\": invalid syntax"
                  .formatted(key, value, value));
    };
  }

  private static void spellOut(
      String word, Maturity level, Map<String, Boolean> said, Map<String, Boolean> settings) {
    Boolean on = said.get(word);
    if (on != null) {
      ALL.values().stream()
          .filter(f -> f.maturity() == level && !LEVELS.containsKey(f.name()))
          .forEach(f -> settings.put(f.name(), on));
    }
  }

  private static boolean known(String name, boolean on) {
    Feature feature = ALL.get(name);
    if (feature == null) {
      LOG.log(System.Logger.Level.WARNING, "unrecognized feature gate: {0}", name);
      return false;
    }
    if (feature.locked() && feature.fallback() != on) {
      throw new IllegalArgumentException(
          "cannot set feature gate %s to %s, feature is locked to %s"
              .formatted(name, on, feature.fallback()));
    }
    return true;
  }

  private void checkNeeds() {
    List<String> errors = new ArrayList<>();
    for (Feature feature : ALL.values()) {
      List<String> off = feature.needs().stream().filter(n -> !isOn(n)).toList();
      if (isOn(feature.name()) && !off.isEmpty()) {
        errors.add(
            feature.name()
                + " is enabled, but depends on features that are disabled: ["
                + String.join(" ", off)
                + "]");
      }
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", errors));
    }
  }

  /** Tells whether a feature is on. Asking for a name that the table does not have is a bug. */
  public boolean isOn(String name) {
    Boolean on = settings.get(name);
    return on != null ? on : Objects.requireNonNull(ALL.get(name), name).fallback();
  }

  /** Tells whether somebody switched a feature off, by its name or its level. */
  public boolean isSwitchedOff(String name) {
    return Boolean.FALSE.equals(settings.get(name));
  }

  /** Shows every gate as {@code kubernetes_feature_enabled}, 1 or 0. */
  void show(Metrics metrics) {
    metrics.gauge(
        "kubernetes_feature_enabled",
        Metrics.Stability.BETA,
        "This metric records the data about the stage and enablement of a k8s feature.",
        values ->
            ALL.values().forEach(f -> values.call(isOn(f.name()) ? 1 : 0, f.name(), stage(f))),
        "name",
        "stage");
  }

  // What is a matter of course has no stage in upstream's metric.
  private static String stage(Feature feature) {
    return feature.maturity() == Maturity.GA ? "" : feature.maturity().name();
  }

  private static Map<String, Feature> read() {
    Map<String, Feature> features = new TreeMap<>();
    text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(FeatureGates::parse)
        .forEach(f -> features.put(f.name(), f));
    return features;
  }

  private static Feature parse(String line) {
    List<String> words = List.of(line.split(" "));
    int needs = words.indexOf("NEEDS");
    return new Feature(
        words.get(0),
        Maturity.valueOf(words.get(1)),
        words.get(2).equals("on"),
        words.contains("LOCKED"),
        needs < 0 ? List.of() : words.subList(needs + 1, words.size()));
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(FeatureGates.class.getResourceAsStream("features.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
