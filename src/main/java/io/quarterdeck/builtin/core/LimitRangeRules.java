package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.pod.PodDefaults;
import io.quarterdeck.builtin.pod.ResourceNames;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The rules and defaults of LimitRanges: the bounds of one item do not contradict each other. */
final class LimitRangeRules implements Strategy {
  private static final Set<String> TYPES = Set.of("Pod", "Container", "PersistentVolumeClaim");
  private static final List<String> BOUNDS = List.of("max", "min", "default", "defaultRequest");
  private static final long MILLI_MAX = Long.MAX_VALUE / 1000;

  private final Supplier<String> names;

  /**
   * @param names gives names to those that come without
   */
  LimitRangeRules(Supplier<String> names) {
    this.names = names;
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject range) {
    return range.meta().name().isEmpty()
        ? range.editMeta(m -> m.without("name").with("name", names.get()))
        : range;
  }

  /** Returns the range with a container's defaults derived from its bounds. */
  static MapValue defaults(MapValue range) {
    return range.mapAt("spec", spec -> spec.mapEach("limits", limit -> filled(rounded(limit))));
  }

  private static MapValue rounded(MapValue limit) {
    MapValue rounded = limit;
    for (String name : BOUNDS) {
      rounded = rounded.mapAt(name, PodDefaults::amounts);
    }
    return rounded.mapAt("maxLimitRequestRatio", PodDefaults::amounts);
  }

  private static MapValue filled(MapValue limit) {
    if (!limit.string("type").equals("Container")) {
      return limit;
    }
    MapValue defaults = with(limit.map("default"), limit.map("max"));
    MapValue requests = with(with(limit.map("defaultRequest"), defaults), limit.map("min"));
    MapValue filled = defaults.isEmpty() ? limit : limit.with("default", defaults);
    return requests.isEmpty() ? filled : filled.with("defaultRequest", requests);
  }

  private static MapValue with(MapValue amounts, MapValue more) {
    Set<String> names = new TreeSet<>(amounts.keys());
    names.addAll(more.keys());
    MapValue.Builder all = MapValue.builder();
    for (String name : names) {
      Value value = amounts.find(name);
      all.put(name, value == null ? more.find(name) : value);
    }
    return all.build();
  }

  @Override
  public boolean allowsCreateOnUpdate() {
    return true;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject range, FieldErrors errors) {
    Fields fields = Fields.of(range.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject range, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(range.root(), errors);
    ObjectMeta.check(fields.in("metadata"), true, nameRule()::check);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields);
  }

  private static void check(Fields range) {
    Set<String> types = new HashSet<>();
    for (Fields limit : range.in("spec").each("limits")) {
      String type = limit.string("type");
      checkType(limit, type);
      if (!types.add(type)) {
        limit.duplicate("type", Value.of(type));
      }
      new LimitCheck(limit, type).run();
    }
  }

  private static void checkType(Fields limit, String type) {
    List<String> wrong = Formats.LABEL_KEY.check(type);
    wrong.forEach(message -> limit.invalid("type", Value.of(type), message));
    if (wrong.isEmpty() && type.indexOf('/') < 0 && !TYPES.contains(type)) {
      limit.invalid("type", Value.of(type), "must be a standard limit type or fully qualified");
    }
  }

  /** The bounds of one item, resource by resource. */
  private record LimitCheck(Fields limit, String type) {

    void run() {
      Set<String> names = new TreeSet<>();
      names("max", names);
      names("min", names);
      if (type.equals("Pod")) {
        forbidDefault("default");
        forbidDefault("defaultRequest");
      } else {
        names("default", names);
        names("defaultRequest", names);
      }
      boolean claim = type.equals("PersistentVolumeClaim");
      if (claim && !limit.map("min").has("storage") && !limit.map("max").has("storage")) {
        limit
            .errors()
            .required(
                limit.at("limits"),
                "either minimum or maximum storage value is required, but neither was provided");
      }
      names("maxLimitRequestRatio", names);
      names.forEach(this::checkBounds);
    }

    private void forbidDefault(String list) {
      if (!limit.map(list).isEmpty()) {
        limit.forbidden(list, "may not be specified when `type` is 'Pod'");
      }
    }

    private void names(String list, Set<String> names) {
      for (String name : limit.map(list).keys()) {
        Path path = limit.at(list).key(name);
        if (type.equals("Pod") || type.equals("Container")) {
          ResourceNames.checkForContainer(name, path, limit.errors());
        } else {
          ResourceNames.check(name, path, limit.errors());
        }
        names.add(name);
      }
    }

    private boolean has(String list, String name) {
      return limit.map(list).has(name) && !(type.equals("Pod") && list.startsWith("default"));
    }

    private Quantity amount(String list, String name) {
      return Quantity.of(limit.map(list).find(name));
    }

    private void checkBounds(String name) {
      notGreater(name, "min", "max", "min", "min", "min value %s is greater than max value %s");
      notGreater(
          name,
          "min",
          "defaultRequest",
          "defaultRequest",
          "defaultRequest",
          "min value %s is greater than default request value %s");
      notGreater(
          name,
          "defaultRequest",
          "max",
          "defaultRequest",
          "defaultRequest",
          "default request value %s is greater than max value %s");
      notGreater(
          name,
          "defaultRequest",
          "default",
          "defaultRequest",
          "defaultRequest",
          "default request value %s is greater than default limit value %s");
      notGreater(
          name,
          "min",
          "default",
          "default",
          "min",
          "min value %s is greater than default value %s");
      notGreater(
          name,
          "default",
          "max",
          "default",
          "max",
          "default value %s is greater than max value %s");
      if (has("maxLimitRequestRatio", name)) {
        checkRatio(name);
      }
      if (has("default", name)
          && has("defaultRequest", name)
          && (!ResourceNames.isNative(name) || ResourceNames.isHugePage(name))
          && !amount("default", name).equals(amount("defaultRequest", name))) {
        invalid(
            "defaultRequest",
            name,
            amount("defaultRequest", name),
            "default value "
                + amount("default", name)
                + " must equal to defaultRequest value "
                + amount("defaultRequest", name)
                + " in "
                + name);
      }
    }

    /**
     * @param at where it is reported
     * @param shown which of the lists the reported value is of
     */
    private void notGreater(
        String name, String small, String great, String at, String shown, String message) {
      if (has(small, name)
          && has(great, name)
          && amount(small, name).compareTo(amount(great, name)) > 0) {
        invalid(
            at,
            name,
            amount(shown, name),
            String.format(message, amount(small, name), amount(great, name)));
      }
    }

    private void invalid(String list, String name, Quantity shown, String detail) {
      limit.errors().invalid(limit.at(list).key(name), Value.of(shown.toString()), detail);
    }

    private void checkRatio(String name) {
      String list = "maxLimitRequestRatio";
      Quantity ratio = amount(list, name);
      if (ratio.compareTo(Quantity.of(1)) < 0) {
        invalid(list, name, ratio, "ratio " + ratio + " is less than 1");
      }
      if (!has("min", name) || !has("max", name)) {
        return;
      }
      Quantity min = amount("min", name);
      Quantity max = amount("max", name);
      boolean small =
          ratio.value() < MILLI_MAX && min.value() < MILLI_MAX && max.value() < MILLI_MAX;
      double value = small ? ratio.milliValue() / 1000.0 : ratio.value();
      double most =
          small ? (double) max.milliValue() / min.milliValue() : (double) max.value() / min.value();
      if (value > most) {
        invalid(
            list, name, ratio, String.format("ratio %s is greater than max/min = %f", ratio, most));
      }
    }
  }
}
