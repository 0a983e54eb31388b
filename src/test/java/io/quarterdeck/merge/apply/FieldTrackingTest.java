package io.quarterdeck.merge.apply;

import static io.quarterdeck.merge.apply.Things.MAIN;
import static io.quarterdeck.merge.apply.Things.STATUS;
import static io.quarterdeck.merge.apply.Things.changed;
import static io.quarterdeck.merge.apply.Things.managers;
import static io.quarterdeck.merge.apply.Things.thing;
import static io.quarterdeck.merge.apply.Things.withManagers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.quarterdeck.merge.Json;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTrackingTest {
  private static MapValue created(String spec) {
    return FieldTracking.created(MAIN, thing(spec), "one", "t1");
  }

  private static MapValue updated(MapValue live, String spec, String manager, String now) {
    return FieldTracking.updated(MAIN, live, changed(live, spec), manager, now);
  }

  @Test
  void aCreatorOwnsWhatItSetExceptWhatIsTheServers() {
    MapValue object =
        FieldTracking.created(
            MAIN,
            thing("{'replicas':1,'limits':{'a':'1'}}").with("status", Json.of("{'replicas':1}")),
            "one",
            "t1");

    assertEquals(
        List.of("one/Update@t1 {f:spec: {.: {}, f:limits: {.: {}, f:a: {}}, f:replicas: {}}}"),
        managers(object));
  }

  @Test
  void anObjectWithNothingToOwnHasNoManagedFields() {
    MapValue object = FieldTracking.created(MAIN, thing("{}").without("spec"), "one", "t1");

    assertEquals(thing("{}").without("spec"), object);
  }

  @Test
  void anUpdaterTakesWhatItChangesAndNothingElse() {
    MapValue live = created("{'replicas':1,'limits':{'a':'1','b':'2'}}");

    MapValue object = updated(live, "{'replicas':2,'limits':{'b':'2'}}", "two", "t2");

    assertEquals(
        List.of(
            "one/Update@t1 {f:spec: {.: {}, f:limits: {.: {}, f:b: {}}}}",
            "two/Update@t2 {f:spec: {f:replicas: {}}}"),
        managers(object));
  }

  @Test
  void timeMovesOnlyWithWhatIsSet() {
    MapValue live = created("{'replicas':1,'limits':{'a':'1'}}");

    assertEquals(
        List.of("one/Update@t1 {f:spec: {.: {}, f:limits: {.: {}, f:a: {}}}}"),
        managers(updated(live, "{'limits':{'a':'1'}}", "one", "t2")));
    assertEquals(
        List.of("one/Update@t2 {f:spec: {.: {}, f:limits: {.: {}, f:a: {}}, f:replicas: {}}}"),
        managers(updated(live, "{'replicas':1,'limits':{'a':'2'}}", "one", "t2")));
  }

  @Test
  void anUpdateThatChangesNothingReturnsTheSameObject() {
    MapValue live = created("{'replicas':1}");

    assertSame(live, FieldTracking.updated(MAIN, live, live, "two", "t2"));
  }

  @Test
  void entriesOfOthersStayTheSameNodes() {
    MapValue live = created("{'replicas':1}");

    MapValue object = updated(live, "{'replicas':1,'limits':{'a':'1'}}", "two", "t2");

    assertSame(
        live.map("metadata").list("managedFields").get(0),
        object.map("metadata").list("managedFields").get(0));
  }

  @Test
  void subresourcesHaveEntriesOfTheirOwnAndLeaveOutWhatTheyReset() {
    MapValue live = created("{'replicas':1}");
    MapValue withStatus = changed(live, "{'replicas':9}").with("status", Json.of("{'phase':'p'}"));

    MapValue object = FieldTracking.updated(STATUS, live, withStatus, "one", "t2");

    assertEquals(
        List.of(
            "one/Update@t1 {f:spec: {.: {}, f:replicas: {}}}",
            "one/Update/status@t2 {f:status: {.: {}, f:phase: {}}}"),
        managers(object));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "[{'manager':'','fieldsV1':null}]"})
  void anEmptyListOrEntryStopsTracking(String sent) {
    MapValue live = created("{'replicas':1}");

    MapValue object = FieldTracking.updated(MAIN, live, withManagers(live, sent), "one", "t2");
    MapValue later =
        FieldTracking.updated(MAIN, object, changed(object, "{'replicas':2}"), "one", "t3");

    assertEquals(List.of(), managers(object));
    assertEquals(List.of(), managers(later));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "[{'manager':'x'}] | operation must be `Apply` or `Update`",
        "[{'manager':'x','operation':'Apply'}] | apiVersion must not be empty",
        "[{'operation':'Update','apiVersion':'v1'}] | missing fieldsType in managed fields entry 0",
        "[{'operation':'Update','apiVersion':'v1','fieldsType':'V2'}] | invalid fieldsType \"V2\""
            + " in managed fields entry 0",
        "[{'operation':'Update','apiVersion':'v1','fieldsType':'FieldsV1','fieldsV1':{'x':{}}}] |"
            + " key must be 2 characters long:",
      })
  void badEntriesAreIgnoredAndExplainedToAdmission(String sent, String problem) {
    MapValue live = created("{'replicas':1}");

    MapValue object = FieldTracking.updated(MAIN, live, withManagers(live, sent), "one", "t2");

    assertEquals(managers(live), managers(object));
    assertEquals(problem, FieldTracking.problem((ListValue) Json.of(sent)));
  }

  @Test
  void goodEntriesOfTheClientReplaceTheStored() {
    MapValue live = created("{'replicas':1}");
    String sent =
        "[{'manager':'x','operation':'Update','apiVersion':'v1','fieldsType':'FieldsV1',"
            + "'fieldsV1':{'f:spec':{'f:replicas':{}},'f:other':{}}}]";

    MapValue object = FieldTracking.updated(MAIN, live, withManagers(live, sent), "one", "t2");

    assertEquals(List.of("x/Update@ {f:other: {}, f:spec: {f:replicas: {}}}"), managers(object));
  }

  @Test
  void tenUpdatersAreKeptAndOlderOnesMerged() {
    MapValue object = created("{'limits':{'m0':'1'}}");
    StringBuilder limits = new StringBuilder("'m0':'1'");
    for (int i = 1; i <= 11; i++) {
      limits.append(",'m").append(i).append("':'1'");
      object = updated(object, "{'limits':{" + limits + "}}", "m" + i, "t" + (10 + i));
    }

    List<String> managers = managers(object);

    assertEquals(10, managers.size());
    assertEquals(
        "ancient-changes/Update@t12 {f:spec: {.: {}, f:limits: {.: {}, f:m0: {}, f:m1: {}, f:m2:"
            + " {}}}}",
        managers.getFirst());
  }

  @Test
  void entriesOfVersionsNotServedAnyMoreAreDropped() {
    String old =
        "[{'manager':'x','operation':'Update','apiVersion':'v0','fieldsType':'FieldsV1',"
            + "'fieldsV1':{'f:spec':{'f:replicas':{}}}}]";
    MapValue live = withManagers(thing("{'replicas':1}"), old);

    assertEquals(
        List.of("one/Update@t2 {f:spec: {f:limits: {.: {}, f:a: {}}}}"),
        managers(updated(live, "{'replicas':1,'limits':{'a':'1'}}", "one", "t2")));
  }

  @Test
  void ownersThroughAnotherVersionLoseWhatChangesInTheirs() {
    String entry =
        "[{'manager':'x','operation':'Update','apiVersion':'v1','fieldsType':'FieldsV1',"
            + "'fieldsV1':{'f:spec':{'f:limits':{},'f:replicas':{}}}}]";
    MapValue live = withManagers(thing("{'count':1}"), entry);

    MapValue object =
        FieldTracking.updated(Things.V2, live, changed(live, "{'count':2}"), "two", "t2");

    assertEquals(
        List.of("x/Update@ {f:spec: {f:limits: {}}}", "two/Update@t2 {f:spec: {f:count: {}}}"),
        managers(object));
  }

  @Test
  void timesAloneAreNoChange() {
    MapValue live = created("{'replicas':1}");
    MapValue timed = withTime(live, "t2");

    assertSame(
        live.map("metadata").find("managedFields"),
        FieldTracking.withoutIdleTimes(live, timed).map("metadata").find("managedFields"));
    assertEquals(live, FieldTracking.withoutIdleTimes(live, timed));
    MapValue changed = changed(timed, "{'replicas':2}");
    assertSame(changed, FieldTracking.withoutIdleTimes(live, changed));
    assertNotSame(live, timed);
  }

  private static MapValue withTime(MapValue object, String time) {
    MapValue metadata = object.map("metadata");
    Value entry = metadata.list("managedFields").map(0).with("time", time);
    return object.with("metadata", metadata.with("managedFields", ListValue.of(entry)));
  }
}
