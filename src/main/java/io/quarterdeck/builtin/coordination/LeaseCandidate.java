package io.quarterdeck.builtin.coordination;

import io.quarterdeck.builtin.Kind;

/** The kind LeaseCandidate of coordination.k8s.io. */
public final class LeaseCandidate {
  public static final Kind KIND =
      Kind.named("LeaseCandidate", "leasecandidates")
          .namespaced()
          .stored("coordination.k8s.io/v1beta1")
          .strategy(new LeaseCandidateRules());

  private LeaseCandidate() {}
}
