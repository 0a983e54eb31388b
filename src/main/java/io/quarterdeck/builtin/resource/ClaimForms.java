package io.quarterdeck.builtin.resource;

import io.quarterdeck.rules.GoStruct;

/** How messages show claims: as kube-apiserver's internal types. */
final class ClaimForms {
  private static final GoStruct SELECTOR =
      GoStruct.of("CEL*=cel").with("CEL", GoStruct.of("Expression"));
  private static final GoStruct TOLERATION =
      GoStruct.of("Key Operator Value Effect TolerationSeconds*");
  private static final GoStruct CAPACITY = GoStruct.of("Requests[]");
  private static final GoStruct EXACT =
      GoStruct.of(
              "DeviceClassName Selectors[] AllocationMode Count# AdminAccess* Tolerations[]"
                  + " Capacity*")
          .with("Selectors", SELECTOR)
          .with("Tolerations", TOLERATION)
          .with("Capacity", CAPACITY);
  private static final GoStruct ALTERNATIVE =
      GoStruct.of("Name DeviceClassName Selectors[] AllocationMode Count# Tolerations[] Capacity*")
          .with("Selectors", SELECTOR)
          .with("Tolerations", TOLERATION)
          .with("Capacity", CAPACITY);
  private static final GoStruct REQUEST =
      GoStruct.of("Name Exactly* FirstAvailable[]")
          .with("Exactly", EXACT)
          .with("FirstAvailable", ALTERNATIVE);
  private static final GoStruct DEVICES =
      GoStruct.of("Requests[] Constraints[] Config[]")
          .with("Requests", REQUEST)
          .with("Constraints", GoStruct.of("Requests[] MatchAttribute* DistinctAttribute*"))
          .with(
              "Config",
              GoStruct.of("Requests[] Opaque*").with("Opaque", GoStruct.of("Driver Parameters*")));

  /** The spec of a claim. */
  static final GoStruct SPEC = GoStruct.of("Devices{}").with("Devices", DEVICES);

  private static final GoStruct RESULT =
      GoStruct.of(
              "Request Driver Pool Device AdminAccess* Tolerations[] BindingConditions[]"
                  + " BindingFailureConditions[] ShareID* ConsumedCapacity[]")
          .with("Tolerations", TOLERATION);
  private static final GoStruct ALLOCATED_CONFIG =
      GoStruct.of("Source Requests[] Opaque*").with("Opaque", GoStruct.of("Driver Parameters*"));
  private static final GoStruct REQUIREMENT = GoStruct.of("Key Operator Values[]");
  private static final GoStruct TERM =
      GoStruct.of("MatchExpressions[] MatchFields[]")
          .with("MatchExpressions", REQUIREMENT)
          .with("MatchFields", REQUIREMENT);

  /** What a claim was given. */
  static final GoStruct ALLOCATION =
      GoStruct.of("Devices{} NodeSelector* AllocationTimestamp*")
          .with(
              "Devices",
              GoStruct.of("Results[] Config[]")
                  .with("Results", RESULT)
                  .with("Config", ALLOCATED_CONFIG))
          .with("NodeSelector", GoStruct.of("NodeSelectorTerms[]").with("NodeSelectorTerms", TERM));

  /** A device that is told apart from its other shares. */
  static final GoStruct DEVICE_ID = GoStruct.of("Driver Pool Device ShareID");

  private ClaimForms() {}
}
