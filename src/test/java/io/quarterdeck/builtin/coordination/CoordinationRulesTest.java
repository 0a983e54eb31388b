package io.quarterdeck.builtin.coordination;

import static io.quarterdeck.builtin.Verdict.onCreate;
import static io.quarterdeck.builtin.Verdict.prepared;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoordinationRulesTest {
  private static final LeaseRules LEASE = new LeaseRules();
  private static final LeaseCandidateRules CANDIDATE = new LeaseCandidateRules();

  @Test
  void aLeaseLastsAndCountsUp() {
    assertEquals(
        List.of(
            "spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0",
            "spec.leaseTransitions: Invalid value: -1: must be greater than or equal to 0"),
        onCreate(LEASE, "{'spec':{'leaseDurationSeconds':0,'leaseTransitions':-1}}"));
  }

  @Test
  void aPreferredHolderNeedsAStrategy() {
    assertEquals(
        List.of("spec.preferredHolder: Forbidden: may only be specified if `strategy` is defined"),
        onCreate(LEASE, "{'spec':{'preferredHolder':'a'}}"));
  }

  @Test
  void gatedFieldsStayWhereTheyAreInUse() {
    String both = "{'spec':{'strategy':'OldestEmulationVersion','preferredHolder':'a'}}";

    assertEquals(
        List.of("strategy"),
        prepared(LEASE, "{'spec':{'strategy':'OldestEmulationVersion'}}", both).spec().keys());
  }

  @Test
  void aCandidateNeedsVersionsThatFit() {
    assertEquals(
        List.of(
            "spec.binaryVersion: Invalid value: \"1.35.0\": must be greater than or equal to"
                + " `emulationVersion`"),
        onCreate(
            CANDIDATE,
            "{'spec':{'leaseName':'l','binaryVersion':'1.35.0','emulationVersion':'1.36.0',"
                + "'strategy':'OldestEmulationVersion'}}"));
    assertEquals(
        List.of(
            "spec.leaseName: Required value",
            "spec.binaryVersion: Invalid value: \"v1\": must be a valid semantic version",
            "spec.strategy: Required value"),
        onCreate(CANDIDATE, "{'spec':{'binaryVersion':'v1'}}"));
  }
}
