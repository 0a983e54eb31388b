package io.quarterdeck.merge.apply;

import static io.quarterdeck.merge.apply.Things.managers;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.merge.Json;
import io.quarterdeck.merge.fields.FieldSet;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScaleFieldsTest {
  private static final ScaleFields FIELDS =
      new ScaleFields(
          Map.of("apps/v1", FieldSet.ofPath("spec", "replicas"), "apps/v0", FieldSet.EMPTY),
          "apps/v1");

  private static ListValue entries(String... entries) {
    return (ListValue) Json.of("[" + String.join(",", entries) + "]");
  }

  private static String entry(String manager, String operation, String version, String fields) {
    return "{'manager':'"
        + manager
        + "','operation':'"
        + operation
        + "','apiVersion':'"
        + version
        + "','time':'t1','fieldsType':'FieldsV1','fieldsV1':"
        + fields
        + "}";
  }

  private static List<String> list(ListValue entries) {
    return managers(MapValue.of("metadata", MapValue.of("managedFields", entries)));
  }

  private static final ListValue PARENT =
      entries(
          entry("one", "Apply", "apps/v1", "{'f:spec':{'f:replicas':{},'f:selector':{}}}"),
          entry("two", "Update", "apps/v1", "{'f:spec':{'f:selector':{}}}"),
          entry("old", "Update", "apps/v0", "{'f:spec':{'f:replicas':{}}}"),
          entry("gone", "Update", "apps/v9", "{'f:spec':{'f:replicas':{}}}"));

  @Test
  void theScaleShowsThoseWhoOwnTheReplicas() {
    assertEquals(List.of("one/Apply@t1 {f:spec: {f:replicas: {}}}"), list(FIELDS.toScale(PARENT)));
  }

  @Test
  void whoStillOwnsTheScaleKeepsItsEntry() {
    ListValue parent = FIELDS.toParent(PARENT, FIELDS.toScale(PARENT));

    assertEquals(
        List.of(
            "one/Apply@t1 {f:spec: {f:replicas: {}, f:selector: {}}}",
            "old/Update@t1 {f:spec: {f:replicas: {}}}",
            "two/Update@t1 {f:spec: {f:selector: {}}}"),
        list(parent));
  }

  @Test
  void whoScalesTakesTheReplicasWithoutATime() {
    ListValue scale =
        entries(
            "{'manager':'hpa','operation':'Update','apiVersion':'autoscaling/v1','time':'t2',"
                + "'fieldsType':'FieldsV1','fieldsV1':{'f:spec':{'f:replicas':{}}},"
                + "'subresource':'scale'}");

    assertEquals(
        List.of(
            "one/Apply@t1 {f:spec: {f:selector: {}}}",
            "hpa/Update/scale@ {f:spec: {f:replicas: {}}}",
            "old/Update@t1 {f:spec: {f:replicas: {}}}",
            "two/Update@t1 {f:spec: {f:selector: {}}}"),
        list(FIELDS.toParent(PARENT, scale)));
  }
}
