package io.quarterdeck.builtin.batch;

import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.GoStruct;

/** Checks which indexes of a job must succeed for the job to have succeeded (KEP-3998). */
final class SuccessPolicyRules {
  static final GoStruct STRUCT =
      GoStruct.of("Rules[]").with("Rules", GoStruct.of("SucceededIndexes* SucceededCount*"));

  private static final String INDEXES = "succeededIndexes";
  private static final String COUNT = "succeededCount";
  private static final int RULES_MAX = 20;
  private static final int INDEXES_MAX = 64 * 1024; // bytes of text

  private SuccessPolicyRules() {}

  /** Checks the policy of the spec of an indexed job. */
  static void check(Fields spec) {
    Fields policy = spec.in("successPolicy");
    policy.required(
        "rules", "at least one rules must be specified when the successPolicy is specified");
    PodFailurePolicyRules.notTooMany(policy, "rules", RULES_MAX);
    for (Fields rule : policy.each("rules")) {
      checkRule(rule, spec.integer("completions"));
    }
  }

  private static void checkRule(Fields rule, long completions) {
    if (!rule.has(COUNT) && !rule.has(INDEXES)) {
      rule.errors()
          .required(
              rule.path(), "at least one of succeededCount or succeededIndexes must be specified");
    }
    long total = rule.has(INDEXES) ? checkIndexes(rule, completions) : Long.MAX_VALUE;
    if (!rule.has(COUNT)) {
      return;
    }
    rule.nonNegative(COUNT);
    if (rule.integer(COUNT) > completions) {
      rule.invalid(COUNT, atMost(completions, "(the number of specified completions)"));
    }
    if (rule.integer(COUNT) > total) {
      rule.invalid(
          COUNT, atMost(total, "(the number of indexes in the specified succeededIndexes field)"));
    }
  }

  private static String atMost(long max, String what) {
    return "must be less than or equal to " + max + " " + what;
  }

  private static long checkIndexes(Fields rule, long completions) {
    String indexes = rule.string(INDEXES);
    if (Chars.length(indexes) > INDEXES_MAX) {
      rule.errors().tooLong(rule.at(INDEXES), INDEXES_MAX);
    }
    try {
      return Indexes.count(indexes, completions);
    } catch (IllegalArgumentException e) {
      rule.invalid(INDEXES, "error parsing succeededIndexes: " + e.getMessage());
      return 0;
    }
  }
}
