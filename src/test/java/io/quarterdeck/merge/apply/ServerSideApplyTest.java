package io.quarterdeck.merge.apply;

import static io.quarterdeck.merge.apply.Things.MAIN;
import static io.quarterdeck.merge.apply.Things.changed;
import static io.quarterdeck.merge.apply.Things.config;
import static io.quarterdeck.merge.apply.Things.managers;
import static io.quarterdeck.merge.apply.Things.thing;
import static io.quarterdeck.merge.apply.Things.withManagers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.merge.Json;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSideApplyTest {
  private static MapValue apply(MapValue live, String manager, String spec) {
    return ServerSideApply.apply(MAIN, live, config(spec), manager, false, "t2");
  }

  private static MapValue force(MapValue live, String manager, String spec) {
    return ServerSideApply.apply(MAIN, live, config(spec), manager, true, "t2");
  }

  /** Returns a stored object that {@code manager} made by applying {@code spec}. */
  private static MapValue applied(String manager, String spec) {
    MapValue object = ServerSideApply.apply(MAIN, Things.ZERO, config(spec), manager, false, "t1");
    return object.with("metadata", object.map("metadata").with("uid", "u"));
  }

  private static ApiException refused(MapValue live, String manager, String spec) {
    return assertThrows(ApiException.class, () -> apply(live, manager, spec));
  }

  @Test
  void applyingToNothingMakesTheObjectAndOwnsWhatTheConfigurationNames() {
    MapValue object = applied("one", "{'replicas':1,'limits':{'a':'1'}}");

    assertEquals(Json.of("{'replicas':1,'limits':{'a':'1'}}"), object.find("spec"));
    assertEquals(
        List.of("one/Apply@t1 {f:spec: {f:limits: {f:a: {}}, f:replicas: {}}}"), managers(object));
  }

  @Test
  void applyingTheSameAgainChangesNothing() {
    MapValue live = applied("one", "{'replicas':1,'containers':[{'name':'a','image':'i'}]}");

    assertSame(live, apply(live, "one", "{'containers':[{'image':'i','name':'a'}],'replicas':1}"));
  }

  @Test
  void theSameValueIsSharedAndTheNewEntryHasNoTime() {
    MapValue live = applied("one", "{'replicas':1}");

    assertEquals(
        List.of("two/Apply@ {f:spec: {f:replicas: {}}}", "one/Apply@t1 {f:spec: {f:replicas: {}}}"),
        managers(apply(live, "two", "{'replicas':1}")));
  }

  @Test
  void whatIsNotNamedAnyMoreGoesUnlessAnotherOwnsIt() {
    MapValue live = applied("one", "{'replicas':1,'limits':{'a':'1','b':'2'}}");
    MapValue shared = apply(live, "two", "{'limits':{'b':'2'}}");
    MapValue defaulted = shared.with("spec", shared.map("spec").with("raw", "default"));

    MapValue object = apply(defaulted, "one", "{'replicas':1}");

    assertEquals(Json.of("{'replicas':1,'limits':{'b':'2'},'raw':'default'}"), object.find("spec"));
    assertEquals(
        List.of(
            "two/Apply@ {f:spec: {f:limits: {f:b: {}}}}",
            "one/Apply@t2 {f:spec: {f:replicas: {}}}"),
        managers(object));
  }

  @Test
  void anItemGivenUpGoesWithWhatNobodyOwnsInIt() {
    MapValue live = applied("one", "{'containers':[{'name':'a','image':'i'},{'name':'b'}]}");
    MapValue defaulted =
        changed(
            live,
            "{'containers':[{'name':'a','image':'i','args':['d']},{'name':'b','args':['d']}]}");

    MapValue object = apply(defaulted, "one", "{'containers':[{'name':'a'}]}");

    assertEquals(Json.of("{'containers':[{'name':'a','args':['d']}]}"), object.find("spec"));
  }

  @Test
  void anItemGivenUpStaysWithWhatAnotherOwnsInIt() {
    MapValue live = applied("one", "{'containers':[{'name':'a','image':'i'},{'name':'b'}]}");
    MapValue shared =
        apply(live, "two", "{'containers':[{'name':'a','env':[{'name':'E','value':'1'}]}]}");

    MapValue object = apply(shared, "one", "{'containers':[{'name':'b'}]}");

    assertEquals(
        Json.of("{'containers':[{'name':'a','env':[{'name':'E','value':'1'}]},{'name':'b'}]}"),
        object.find("spec"));
  }

  @Test
  void oneFieldOfOneManagerConflictsInOneLine() {
    MapValue live = applied("one", "{'replicas':1}");

    ApiException e = refused(live, "two", "{'replicas':2}");

    assertEquals(409, e.status().code());
    assertEquals(
        "Apply failed with 1 conflict: conflict with \"one\": .spec.replicas",
        e.status().message());
    assertEquals(
        List.of(new Cause("FieldManagerConflict", "conflict with \"one\"", ".spec.replicas")),
        e.status().details().causes());
  }

  @Test
  void everyManagerAndFieldIsNamed() {
    MapValue live = applied("one", "{'replicas':1,'containers':[{'name':'a','image':'i'}]}");
    MapValue updated =
        FieldTracking.updated(
            MAIN,
            live,
            changed(
                live, "{'replicas':1,'limits':{'a':'1'},'containers':[{'name':'a','image':'i'}]}"),
            "upd",
            "t3");

    ApiException e =
        refused(
            updated,
            "two",
            "{'replicas':2,'limits':{'a':'2'},'containers':[{'name':'a','image':'j'}]}");

    assertEquals(
        "Apply failed with 3 conflicts: conflicts with \"one\":\n- .spec.replicas\n"
            + "- .spec.containers[name=\"a\"].image\nconflicts with \"upd\" using v1:\n"
            + "- .spec.limits.a",
        e.status().message());
  }

  @Test
  void conflictsNameTheSubresource() {
    MapValue live = applied("one", "{'replicas':1}");
    MapValue owned =
        FieldTracking.updated(
            Things.STATUS, live, live.with("status", Json.of("{'phase':'p'}")), "kubelet", "t2");
    MapValue config = config("{}").with("status", Json.of("{'phase':'q'}"));

    ApiException e =
        assertThrows(
            ApiException.class,
            () -> ServerSideApply.apply(Things.STATUS, owned, config, "two", false, "t3"));

    assertEquals(
        "Apply failed with 1 conflict: conflict with \"kubelet\" with subresource \"status\" using"
            + " v1: .status.phase",
        e.status().message());
  }

  @Test
  void forceTakesTheField() {
    MapValue live = applied("one", "{'replicas':1,'limits':{'a':'1'}}");

    MapValue object = force(live, "two", "{'replicas':2}");

    assertEquals(2, object.map("spec").integer("replicas"));
    assertEquals(
        List.of(
            "one/Apply@t1 {f:spec: {f:limits: {f:a: {}}}}",
            "two/Apply@t2 {f:spec: {f:replicas: {}}}"),
        managers(object));
  }

  @Test
  void whoLostAFieldAndLeavesItOutDoesNotRemoveIt() {
    MapValue live = force(applied("one", "{'replicas':1}"), "two", "{'replicas':2}");

    MapValue object = apply(live, "one", "{'limits':{'a':'1'}}");

    assertEquals(Json.of("{'replicas':2,'limits':{'a':'1'}}"), object.find("spec"));
  }

  @Test
  void theFirstApplyToAnUntrackedObjectRecordsTheRest() {
    MapValue live = thing("{'replicas':1,'limits':{'a':'1'}}");

    ApiException e = refused(live, "app", "{'replicas':2}");
    MapValue object = force(live, "app", "{'replicas':2}");

    assertEquals(
        "Apply failed with 1 conflict: conflict with \"before-first-apply\" using v1:"
            + " .spec.replicas",
        e.status().message());
    assertEquals(
        List.of(
            "app/Apply@t2 {f:spec: {f:replicas: {}}}",
            "before-first-apply/Update@t2 {f:spec: {.: {}, f:limits: {.: {}, f:a: {}}}}"),
        managers(object));
  }

  @Test
  void anAppliersUpdatesAreAnotherEntry() {
    MapValue live = applied("me", "{'replicas':1}");
    MapValue updated =
        FieldTracking.updated(MAIN, live, changed(live, "{'replicas':2}"), "me", "t2");

    assertEquals(List.of("me/Update@t2 {f:spec: {f:replicas: {}}}"), managers(updated));
    assertEquals(
        "Apply failed with 1 conflict: conflict with \"me\" using v1: .spec.replicas",
        refused(updated, "me", "{'replicas':1}").status().message());
  }

  @Test
  void resetFieldsAreAppliedButNotOwned() {
    MapValue object =
        ServerSideApply.apply(
            MAIN,
            Things.ZERO,
            config("{'replicas':1}").with("status", Json.of("{'replicas':4}")),
            "one",
            false,
            "t1");

    assertEquals(List.of("one/Apply@t1 {f:spec: {f:replicas: {}}}"), managers(object));
  }

  @Test
  void anApplyThatNamesNothingLeavesNoEntry() {
    MapValue live = applied("one", "{'replicas':1}");

    MapValue object =
        ServerSideApply.apply(MAIN, live, config("{}").without("spec"), "one", false, "t2");

    assertEquals(List.of(), managers(object));
    assertEquals(null, object.find("spec"));
  }

  @Test
  void anApplierThroughAnotherVersionPrunesInItsOwn() {
    MapValue live = applied("one", "{'replicas':1,'limits':{'a':'1'}}");
    MapValue inV2 = changed(live, "{'count':1,'limits':{'a':'1'}}").with("apiVersion", "v2");

    MapValue object =
        ServerSideApply.apply(
            Things.V2,
            inV2,
            config("{'limits':{'a':'1'}}").with("apiVersion", "v2"),
            "one",
            false,
            "t2");

    assertEquals(Json.of("{'limits':{'a':'1'}}"), object.find("spec"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'apiVersion':'v1'} | 400 | invalid object type: /v1, Kind=",
        "{'kind':'Thing'} | 400 | invalid object type: /, Kind=Thing",
        "{'apiVersion':'g/v1','kind':'Thing'} | 400 | invalid object type: g/v1, Kind=Thing",
        "{'apiVersion':'v1','kind':'Thing','metadata':{'managedFields':[]}} | 400 |"
            + " metadata.managedFields must be nil",
        "{'apiVersion':'v1','kind':'Thing','metadata':{'name':'a'},'spec':{'x':1}} | 500 | failed"
            + " to create typed patch object (/a; /v1, Kind=Thing): .spec.x: field not declared in"
            + " schema",
      })
  void whatIsNoConfigurationOfTheKindIsRefused(String config, int code, String message) {
    ApiException e =
        assertThrows(
            ApiException.class,
            () -> ServerSideApply.apply(MAIN, Things.ZERO, Json.map(config), "one", false, "t1"));

    assertEquals(code, e.status().code());
    assertEquals(message, e.status().message());
  }

  private static MapValue clientSideApplied(String annotation) {
    MapValue object = thing("{'replicas':1,'limits':{'a':'1'}}");
    MapValue annotated =
        object.with(
            "metadata",
            object
                .map("metadata")
                .with("annotations", MapValue.of(LastApplied.ANNOTATION, Value.of(annotation))));
    return FieldTracking.created(MAIN, annotated, "kubectl-client-side-apply", "t1");
  }

  @Test
  void kubectlTakesOverWhatItAppliedFromTheClient() {
    MapValue live =
        clientSideApplied("{\"apiVersion\":\"v1\",\"kind\":\"Thing\",\"spec\":{\"replicas\":1}}");

    MapValue object = apply(live, "kubectl", "{'replicas':2}");

    assertEquals(2, object.map("spec").integer("replicas"));
    assertEquals(
        "{\"apiVersion\":\"v1\",\"kind\":\"Thing\",\"metadata\":{\"name\":\"a\"},"
            + "\"spec\":{\"replicas\":2}}\n",
        object.map("metadata").map("annotations").string(LastApplied.ANNOTATION));
    assertEquals(409, refused(live, "argocd", "{'replicas':2}").status().code());
    assertEquals(
        "Apply failed with 1 conflict: conflict with \"kubectl-client-side-apply\" using v1:"
            + " .spec.limits.a",
        refused(live, "kubectl", "{'replicas':2,'limits':{'a':'2'}}").status().message());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "not json",
        "{\"apiVersion\":\"v1\",\"spec\":{\"replicas\":1}}",
        "{\"apiVersion\":\"v2\",\"kind\":\"Thing\",\"spec\":{\"replicas\":1}}",
        "{\"apiVersion\":\"v1\",\"kind\":\"Thing\",\"spec\":{\"replicas\":3}}",
        "{\"apiVersion\":\"v1\",\"kind\":\"Thing\",\"spec\":{\"replicas\":1,\"x\":1}}",
      })
  void anAnnotationThatDoesNotFitDoesNotHelp(String annotation) {
    assertEquals(
        409, refused(clientSideApplied(annotation), "kubectl", "{'replicas':2}").status().code());
  }

  @Test
  void duplicatesInTheLiveObjectAreTolerated() {
    String twice = "{'containers':[{'name':'a','env':[{'name':'E'},{'name':'E','value':'2'}]}]}";
    MapValue live = FieldTracking.created(MAIN, thing(twice), "upd", "t1");

    MapValue added = apply(live, "app", "{'containers':[{'name':'a','env':[{'name':'F'}]}]}");
    MapValue replaced = force(live, "app", "{'containers':[{'name':'a','env':[{'name':'E'}]}]}");

    assertEquals(
        Json.of(
            "{'containers':[{'name':'a','env':"
                + "[{'name':'E'},{'name':'E','value':'2'},{'name':'F'}]}]}"),
        added.find("spec"));
    assertEquals(
        Json.of("{'containers':[{'name':'a','env':[{'name':'E'}]}]}"), replaced.find("spec"));
    assertEquals(
        "upd/Update@t1 {f:spec: {.: {}, f:containers: {.: {}, k:{'name':'a'}: {.: {}, f:env: {.:"
            + " {}, k:{'name':'E'}: {}}, f:name: {}}}}}",
        managers(live).getFirst());
  }

  @Test
  void managedFieldsOfOthersStayInOrder() {
    MapValue live =
        withManagers(
            thing("{'replicas':1}"),
            "[{'manager':'b','operation':'Update','apiVersion':'v1','time':'t1','fieldsType':"
                + "'FieldsV1','fieldsV1':{'f:spec':{'f:replicas':{}}}}]");

    assertEquals(
        List.of(
            "z/Apply@t2 {f:spec: {f:limits: {f:a: {}}}}", "b/Update@t1 {f:spec: {f:replicas: {}}}"),
        managers(apply(live, "z", "{'limits':{'a':'1'}}")));
  }
}
