package io.quarterdeck.builtin.resource;

import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.status.FieldErrors;

/** The rules of what a claim asks for, in claims and in templates of claims. */
final class DeviceClaimRules {
  static final int REQUESTS_MAX = 32;
  private static final int CONSTRAINTS_MAX = 32;
  private static final int ALTERNATIVES_MAX = 8;
  private static final Choices MODES = Choices.inOrder("All", "ExactCount");
  private static final Choices OPERATORS = Choices.inOrder("Equal", "Exists");
  private static final String ONE_OF = "exactly one of `exactly` or `firstAvailable` is required";

  private DeviceClaimRules() {}

  /** Checks the spec of a claim. */
  static void check(Fields spec) {
    Fields devices = spec.in("devices");
    if (DeviceNames.fits(devices, "requests", REQUESTS_MAX)) {
      devices.each("requests").forEach(DeviceClaimRules::checkRequest);
      DeviceNames.unique(devices, "requests", "name");
    }
    RequestNames names = RequestNames.of(devices.map());
    if (DeviceNames.fits(devices, "constraints", CONSTRAINTS_MAX)) {
      devices.each("constraints").forEach(constraint -> checkConstraint(constraint, names));
    }
    if (DeviceNames.fits(devices, "config", DeviceConfigRules.CONFIG_MAX)) {
      for (Fields config : devices.each("config")) {
        DeviceNames.set(config, "requests", REQUESTS_MAX, names::check);
        DeviceConfigRules.checkConfig(config, false);
      }
    }
  }

  private static void checkRequest(Fields request) {
    request.form("name", Formats.DNS_LABEL);
    boolean alternatives = !request.isEmpty("firstAvailable");
    boolean exactly = request.has("exactly");
    if (alternatives && exactly) {
      request.errors().invalid(request.path(), null, ONE_OF + ", but multiple fields are set");
    } else if (alternatives) {
      checkAlternatives(request);
    } else if (exactly) {
      checkDevices(request.in("exactly"));
    } else {
      request.errors().required(request.path(), ONE_OF);
    }
  }

  private static void checkAlternatives(Fields request) {
    if (DeviceNames.fits(request, "firstAvailable", ALTERNATIVES_MAX)) {
      for (Fields alternative : request.each("firstAvailable")) {
        alternative.form("name", Formats.DNS_LABEL);
        checkDevices(alternative);
      }
      DeviceNames.unique(request, "firstAvailable", "name");
    }
  }

  private static void checkDevices(Fields request) {
    request.required("deviceClassName", Formats.DNS_SUBDOMAIN);
    DeviceConfigRules.checkSelectors(request);
    checkMode(request);
    request.each("tolerations").forEach(DeviceClaimRules::checkToleration);
  }

  private static void checkMode(Fields request) {
    switch (request.string("allocationMode")) {
      case "All" -> {
        if (request.integer("count") != 0) {
          request.invalid("count", "must not be specified when allocationMode is 'All'");
        }
      }
      case "ExactCount" -> request.positive("count");
      default -> request.oneOf("allocationMode", MODES);
    }
  }

  private static void checkToleration(Fields toleration) {
    toleration.ifSet("key", Formats.LABEL_KEY);
    switch (toleration.string("operator")) {
      case "Exists" -> {
        if (!toleration.string("value").isEmpty()) {
          toleration.invalid("value", "must be empty for operator `Exists`");
        }
      }
      case "Equal" -> toleration.form("value", Formats.LABEL_VALUE);
      default -> toleration.requiredOneOf("operator", OPERATORS);
    }
    if (!toleration.string("effect").isEmpty()) {
      toleration.oneOf("effect", DeviceConfigRules.EFFECTS);
    }
  }

  private static void checkConstraint(Fields constraint, RequestNames names) {
    FieldErrors errors = constraint.errors();
    DeviceNames.set(constraint, "requests", REQUESTS_MAX, names::check);
    String name = constraint.has("matchAttribute") ? "matchAttribute" : "distinctAttribute";
    if (constraint.has(name)) {
      DeviceNames.fullyQualified(constraint.string(name), constraint.at(name), errors);
    } else {
      errors.required(
          constraint.path(),
          "exactly one of \"matchAttribute\" or \"distinctAttribute\" is required, but multiple"
              + " fields are set");
    }
  }
}
