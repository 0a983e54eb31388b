package io.quarterdeck.builtin.flowcontrol;

import io.quarterdeck.builtin.Fill;
import io.quarterdeck.object.MapValue;

/** What flow schemas and priority levels get when a client leaves it out. */
final class FlowControlDefaults {
  private static final long PRECEDENCE = 1_000;
  private static final long SHARES = 30;
  private static final long QUEUES = 64;
  private static final long HAND_SIZE = 8;
  private static final long QUEUE_LENGTH = 50;

  private FlowControlDefaults() {}

  static MapValue flowSchema(MapValue root) {
    return root.mapAt("spec", spec -> Fill.number(spec, "matchingPrecedence", PRECEDENCE));
  }

  static MapValue priorityLevel(MapValue root) {
    return root.mapAt(
        "spec",
        spec ->
            spec.mapAt("exempt", exempt -> shares(exempt, 0))
                .mapAt("limited", FlowControlDefaults::limited));
  }

  private static MapValue shares(MapValue level, long shares) {
    return level.withDefault("nominalConcurrencyShares", shares).withDefault("lendablePercent", 0);
  }

  private static MapValue limited(MapValue level) {
    return shares(level, SHARES)
        .mapAt(
            "limitResponse", response -> response.mapAt("queuing", FlowControlDefaults::queuing));
  }

  private static MapValue queuing(MapValue queuing) {
    return Fill.number(
        Fill.number(Fill.number(queuing, "handSize", HAND_SIZE), "queues", QUEUES),
        "queueLengthLimit",
        QUEUE_LENGTH);
  }
}
