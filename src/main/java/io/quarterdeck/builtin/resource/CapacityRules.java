package io.quarterdeck.builtin.resource;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Quantity;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.status.FieldErrors;
import java.util.HashSet;
import java.util.Set;

/** The rules of what a device has of something, and in which portions it is given to requests. */
final class CapacityRules {
  private static final int VALUES_MAX = 10;

  private CapacityRules() {}

  /** Checks the map {@code capacity} of a device. */
  static void check(Fields device, int keyMax) {
    MapValue capacities = device.map("capacity");
    Path path = device.at("capacity");
    for (String name : capacities.keys()) {
      DeviceNames.qualified(name, path, device.errors());
      Path at = path.key(DeviceRules.shortened(name, keyMax));
      Fields capacity = Fields.at(at, capacities.map(name), device.errors());
      if (device.isTrue("allowMultipleAllocations")) {
        checkPolicy(capacity.in("requestPolicy"), capacity.quantity("value"));
      } else {
        capacity.absent("requestPolicy", "allowMultipleAllocations must be true");
      }
    }
  }

  private static void checkPolicy(Fields policy, Quantity capacity) {
    boolean values = !policy.isEmpty("validValues");
    boolean range = policy.has("validRange");
    if (values && range) {
      policy
          .errors()
          .forbidden(
              policy.path(),
              "exactly one policy can be specified, cannot specify \"validValues\" and"
                  + " \"validRange\" at the same time");
    } else if (values && policy.required("default", "required when validValues is defined")) {
      checkValues(policy, capacity);
    } else if (range && policy.required("default", "required when validRange is defined")) {
      checkRange(policy.in("validRange"), policy.quantity("default"), capacity);
    }
  }

  private static void checkValues(Fields policy, Quantity capacity) {
    FieldErrors errors = policy.errors();
    Path path = policy.at("validValues");
    ListValue values = policy.list("validValues");
    for (int i = 1; i < values.size(); i++) {
      Quantity value = Quantity.of(values.get(i));
      if (Quantity.of(values.get(i - 1)).compareTo(value) > 0) {
        errors.invalid(path.index(i), value.toString(), "values must be sorted in ascending order");
      }
    }
    Quantity byDefault = policy.quantity("default");
    boolean found = false;
    if (DeviceNames.fits(policy, "validValues", VALUES_MAX)) {
      for (int i = 0; i < values.size(); i++) {
        Quantity value = Quantity.of(values.get(i));
        found |= value.compareTo(byDefault) == 0;
        larger(errors, path.index(i), value, "option", capacity);
      }
      checkUnique(values, path, errors);
    }
    if (!found) {
      errors.invalid(
          path, byDefault.toString(), "default value is not valid according to the requestPolicy");
    }
  }

  private static void checkUnique(ListValue values, Path path, FieldErrors errors) {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      long value = Quantity.of(values.get(i)).value();
      if (!seen.add(value)) {
        errors.duplicate(path.index(i), Long.toString(value));
      }
    }
  }

  private static void larger(
      FieldErrors errors, Path path, Quantity value, String what, Quantity capacity) {
    if (value.compareTo(capacity) > 0) {
      errors.invalid(path, value.toString(), what + " is larger than capacity value: " + capacity);
    }
  }

  private static void checkRange(Fields range, Quantity byDefault, Quantity capacity) {
    FieldErrors errors = range.errors();
    if (!range.required("min", "required when validRange is defined")) {
      return;
    }
    Quantity min = range.quantity("min");
    larger(errors, range.at("min"), min, "min", capacity);
    if (byDefault.compareTo(min) < 0) {
      range.invalid("min", byDefault.toString(), "default is less than min: " + min);
    }
    Quantity max = range.quantity("max");
    if (range.has("max")) {
      if (min.compareTo(max) > 0) {
        range.invalid("max", min.toString(), "min is larger than max: " + max);
      }
      larger(errors, range.at("max"), max, "max", capacity);
      if (byDefault.compareTo(max) > 0) {
        range.invalid("max", byDefault.toString(), "default is more than max: " + max);
      }
    }
    if (range.has("step")) {
      checkStep(range, byDefault, capacity);
    }
  }

  private static void checkStep(Fields range, Quantity byDefault, Quantity capacity) {
    Quantity step = range.quantity("step");
    Quantity first = range.quantity("min").plus(step);
    if (first.compareTo(capacity) > 0) {
      range.invalid(
          "step",
          step.toString(),
          "one step " + first + " is larger than capacity value: " + capacity);
    }
    checkMultiple(range, byDefault);
    if (range.has("max")) {
      checkMultiple(range, range.quantity("max"));
    }
  }

  /** A step of zero, by which upstream would divide, fits nothing. */
  private static void checkMultiple(Fields range, Quantity value) {
    Quantity min = range.quantity("min");
    Quantity step = range.quantity("step");
    long by = step.value();
    if (by == 0 || (value.value() - min.value()) % by != 0) {
      range.invalid(
          "step",
          value.toString(),
          "value is not a multiple of a given step (" + step + ") from (" + min + ")");
    }
  }
}
