package io.quarterdeck.builtin.resource;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.quarterdeck.cel.Compilation;
import io.quarterdeck.cel.DeviceExpressions;
import io.quarterdeck.cel.TypeNames;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.status.GoText;
import java.util.HashSet;
import java.util.Set;

/**
 * The rules that classes, claims and slices of devices share: of selectors, configuration, taints
 * and binding conditions.
 */
final class DeviceConfigRules {
  static final int CONFIG_MAX = 32;
  static final Choices EFFECTS = Choices.of("NoSchedule", "NoExecute", "None");
  private static final int SELECTORS_MAX = 32;
  private static final int EXPRESSION_MAX = 10 * 1024;
  private static final long COST_MAX = 1_000_000;
  private static final int PARAMETERS_MAX = 10 * 1024;
  private static final int CONDITIONS_MAX = 4;

  private DeviceConfigRules() {}

  /** Checks the list {@code selectors}. */
  static void checkSelectors(Fields parent) {
    if (!DeviceNames.fits(parent, "selectors", SELECTORS_MAX)) {
      return;
    }
    for (Fields selector : parent.each("selectors")) {
      if (selector.has("cel")) {
        checkExpression(selector.in("cel"));
      } else {
        selector.required("cel");
      }
    }
  }

  /** Checks that a CEL expression says whether a device is selected. */
  private static void checkExpression(Fields cel) {
    String expression = cel.string("expression");
    if (DeviceNames.bytes(expression) > EXPRESSION_MAX) {
      cel.errors().tooLong(cel.at("expression"), EXPRESSION_MAX);
      return;
    }
    switch (DeviceExpressions.environment().compile(expression)) {
      case Compilation.Failed failed ->
          cel.invalid("expression", expression, "compilation failed: " + failed.issues());
      case Compilation.Checked checked -> {
        CelType type = checked.type();
        if (!type.equals(SimpleType.BOOL) && !type.equals(SimpleType.ANY)) {
          String not = "must evaluate to bool or the unknown type, not " + TypeNames.of(type);
          cel.invalid("expression", expression, not);
        } else if (DeviceExpressions.maxCost(checked) > COST_MAX) {
          cel.forbidden("expression", "too complex, exceeds cost limit");
        }
      }
    }
  }

  /** Checks what one item of {@code config} says to a driver. */
  static void checkConfig(Fields config, boolean stored) {
    if (!config.has("opaque")) {
      config.required("opaque");
      return;
    }
    Fields opaque = config.in("opaque");
    DeviceNames.driver(opaque.string("driver"), opaque.at("driver"), opaque.errors());
    checkRaw(opaque, "parameters", stored ? Integer.MAX_VALUE : PARAMETERS_MAX);
  }

  /** Checks JSON of any content, which must be an object of at most {@code max} bytes. */
  static void checkRaw(Fields parent, String name, int max) {
    Value raw = parent.map().find(name);
    if (raw == null || raw == NullValue.NULL) {
      parent.errors().required(parent.at(name), "");
    } else if (DeviceNames.bytes(GoText.json(raw)) > max) {
      parent.errors().tooLong(parent.at(name), max);
    } else if (!(raw instanceof MapValue)) {
      parent.invalid(name, "<value omitted>", "must be a valid JSON object");
    }
  }

  /** Checks a taint of a device. */
  static void checkTaint(Fields taint) {
    taint.form("key", Formats.LABEL_KEY);
    taint.ifSet("value", Formats.LABEL_VALUE);
    taint.requiredOneOf("effect", EFFECTS);
  }

  /** Checks what must hold, and what must not, before a pod is bound to a node for a device. */
  static void checkBinding(Fields device) {
    for (String name : new String[] {"bindingConditions", "bindingFailureConditions"}) {
      if (DeviceNames.fits(device, name, CONDITIONS_MAX)) {
        device.eachForm(name, Formats.LABEL_KEY);
      }
    }
    DeviceNames.unique(device, "bindingConditions");
    checkFailureConditions(device);
    boolean some = !device.isEmpty("bindingConditions");
    boolean failures = !device.isEmpty("bindingFailureConditions");
    if (!some && failures) {
      requireOther(device, "bindingConditions", "bindingFailureConditions");
    }
    if (some && !failures) {
      requireOther(device, "bindingFailureConditions", "bindingConditions");
    }
  }

  private static void requireOther(Fields device, String absent, String present) {
    Value value = device.value(absent); // nil and empty are told apart in the message
    device.invalid(absent, value, absent + " are required to use " + present);
  }

  private static void checkFailureConditions(Fields device) {
    String name = "bindingFailureConditions";
    Set<String> conditions = new HashSet<>(device.list("bindingConditions").strings());
    Set<String> seen = new HashSet<>();
    ListValue failures = device.list(name);
    for (int i = 0; i < failures.size(); i++) {
      String failure = failures.string(i);
      if (!seen.add(failure)) {
        device.errors().duplicate(device.at(name).index(i), failure);
      }
      if (conditions.contains(failure)) {
        device
            .errors()
            .invalid(
                device.at(name).index(i),
                failure,
                "bindingFailureConditions must not overlap with bindingConditions");
      }
    }
  }
}
