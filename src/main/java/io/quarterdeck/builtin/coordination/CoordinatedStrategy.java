package io.quarterdeck.builtin.coordination;

import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;

/**
 * How candidates for a lease are chosen from (KEP-4355): a name that Kubernetes defines, or a
 * qualified one of others.
 */
final class CoordinatedStrategy {
  static final String OLDEST_EMULATION_VERSION = "OldestEmulationVersion";
  private static final Choices KNOWN = Choices.of(OLDEST_EMULATION_VERSION);

  private CoordinatedStrategy() {}

  /** Checks the field {@code strategy} of a spec; messages name it twice, as upstream's do. */
  static void check(Fields spec) {
    String strategy = spec.string("strategy");
    var path = spec.at("strategy").child("strategy");
    if (strategy.indexOf('/') >= 0) {
      Formats.LABEL_KEY
          .check(strategy)
          .forEach(wrong -> spec.errors().invalid(path, strategy, wrong));
    } else if (!KNOWN.has(strategy)) {
      spec.errors().notSupported(path, Value.of(strategy), KNOWN.values());
    }
  }
}
