package io.quarterdeck.builtin.resource;

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
 * and binding conditions. Whether a selector's expression compiles is not checked here.
 */
final class DeviceConfigRules {
  static final int CONFIG_MAX = 32;
  static final Choices EFFECTS = Choices.of("NoSchedule", "NoExecute", "None");
  private static final int SELECTORS_MAX = 32;
  private static final int EXPRESSION_MAX = 10 * 1024;
  private static final int PARAMETERS_MAX = 10 * 1024;
  private static final int CONDITIONS_MAX = 4;

  private DeviceConfigRules() {}

  /** Checks the list {@code selectors}. */
  static void checkSelectors(Fields parent) {
    if (!DeviceNames.fits(parent, "selectors", SELECTORS_MAX)) {
      return;
    }
    for (Fields selector : parent.each("selectors")) {
      if (!selector.has("cel")) {
        selector.required("cel");
      } else if (DeviceNames.bytes(selector.map("cel").string("expression")) > EXPRESSION_MAX) {
        selector.errors().tooLong(selector.at("cel").child("expression"), EXPRESSION_MAX);
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
