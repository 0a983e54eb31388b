package io.quarterdeck.builtin.storagemigration;

import static io.quarterdeck.builtin.Verdict.onCreate;
import static io.quarterdeck.builtin.Verdict.onUpdate;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StorageVersionMigrationRulesTest {
  private static final StorageVersionMigrationRules RULES = new StorageVersionMigrationRules();
  private static final StorageVersionMigrationRules.OfStatus STATUS =
      new StorageVersionMigrationRules.OfStatus();

  private static String of(String resource) {
    return "{'spec':{'resource':{'group':'','resource':'" + resource + "'}}}";
  }

  private static String status(String version, String... conditions) {
    StringBuilder all = new StringBuilder();
    for (String type : conditions) {
      all.append(all.isEmpty() ? "" : ",")
          .append("{'type':'")
          .append(type)
          .append("','status':'True','reason':'R','lastTransitionTime':'2024-01-01T00:00:00Z'}");
    }
    return "{'status':{'resourceVersion':'" + version + "','conditions':[" + all + "]}}";
  }

  @Test
  void theResourceIsNamedAndStays() {
    assertEquals(
        List.of("spec.resource.resource: Required value: resource is required to be set"),
        onCreate(RULES, of("")));
    assertEquals(
        List.of(
            "spec: Invalid value: {\"Resource\":{\"group\":\"\",\"resource\":\"secrets\"}}: field"
                + " is immutable"),
        onUpdate(RULES, of("pods"), of("secrets")));
  }

  @Test
  void whereAMigrationBeganStays() {
    assertEquals(
        List.of("status.resourceVersion: Invalid value: \"2\": field is immutable"),
        onUpdate(STATUS, status("1"), status("2")));
    assertEquals(
        List.of(
            "status.resourceVersion: Invalid value: \"01\": resource version is not well formed:"
                + " 01"),
        onUpdate(STATUS, status(""), status("01")));
  }

  @Test
  void aMigrationEndsOnceAndOneWay() {
    assertEquals(1, onUpdate(STATUS, status("1"), status("1", "Succeeded", "Failed")).size());
    assertEquals(1, onUpdate(STATUS, status("1", "Succeeded"), status("1")).size());
    assertEquals(List.of(), onUpdate(STATUS, status("1"), status("1", "Succeeded")));
  }
}
