package io.quarterdeck.merge.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.merge.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldSetTest {
  private static FieldSet set(String document) {
    return FieldSet.parse(Json.map(document));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{} | {} | {} | {} | {} | {}",
        "{'f:a':{}} | {} | {'f:a':{}} | {} | {'f:a':{}} | {'f:a':{}}",
        "{} | {'f:a':{}} | {'f:a':{}} | {} | {} | {}",
        "{'f:a':{}} | {'f:b':{}} | {'f:a':{},'f:b':{}} | {} | {'f:a':{}} | {'f:a':{}}",
        "{'f:b':{}} | {'f:a':{}} | {'f:a':{},'f:b':{}} | {} | {'f:b':{}} | {'f:b':{}}",
        "{'f:a':{}} | {'f:a':{'f:x':{}}} | {'f:a':{'.':{},'f:x':{}}} | {} | {'f:a':{}} |"
            + " {'f:a':{}}",
        "{'f:a':{'f:x':{}}} | {'f:a':{}} | {'f:a':{'.':{},'f:x':{}}} | {} | {'f:a':{'f:x':{}}} |"
            + " {}",
        "{'f:a':{'.':{},'f:x':{}}} | {'f:a':{'f:x':{}}} | {'f:a':{'.':{},'f:x':{}}} |"
            + " {'f:a':{'f:x':{}}} | {'f:a':{}} | {'f:a':{}}",
        "{'f:a':{'.':{},'f:x':{},'f:y':{}}} | {'f:a':{'.':{},'f:x':{}}} |"
            + " {'f:a':{'.':{},'f:x':{},'f:y':{}}} | {'f:a':{'.':{},'f:x':{}}} | {'f:a':{'f:y':{}}}"
            + " | {}",
        "{'f:a':{'f:x':{'f:1':{}}},'f:b':{}} | {'f:a':{'f:x':{}}} |"
            + " {'f:a':{'f:x':{'.':{},'f:1':{}}},'f:b':{}} | {} |"
            + " {'f:a':{'f:x':{'f:1':{}}},'f:b':{}} | {'f:b':{}}",
      })
  void operationsAreThoseOfSets(
      String a, String b, String union, String intersection, String difference, String below) {
    assertEquals(set(union), set(a).union(set(b)));
    assertEquals(set(intersection), set(a).intersection(set(b)));
    assertEquals(set(difference), set(a).difference(set(b)));
    assertEquals(set(below), set(a).withoutAllBelow(set(b)));
  }

  @Test
  void whatAnOperationDoesNotChangeIsShared() {
    FieldSet set = set("{'f:a':{'.':{},'f:x':{}},'f:b':{'f:y':{}}}");

    assertSame(set, set.union(set("{'f:a':{'f:x':{}}}")));
    assertSame(set, set.difference(set("{'f:c':{}}")));
    assertSame(
        set.tree().find("f:b"), set.difference(set("{'f:a':{'f:x':{}}}")).tree().find("f:b"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'v:2':{},'f:b':{},'i:3':{},'f:a':{},'k:{}':{},'v:10':{},'i:12':{}} |"
            + " [f:a, f:b, k:{}, v:2, v:10, i:3, i:12]",
        "{'v:true':{},'v:\\'b\\'':{},'v:\\'a\\'':{},'v:1.5':{},'v:1':{},'v:null':{}} |"
            + " [v:1, v:1.5, v:\"a\", v:\"b\", v:true, v:null]",
        "{'k:{\\'b\\':1,\\'a\\':2}':{},'k:{\\'a\\':10}':{},'k:{\\'a\\':2}':{}} |"
            + " [k:{\"a\":2}, k:{\"a\":2,\"b\":1}, k:{\"a\":10}]",
        "{'k:{\\'n\\':\\'a-b\\'}':{},'k:{\\'n\\':\\'a\\'}':{},'k:{\\'n\\':\\'a.\\'}':{}} |"
            + " [k:{\"n\":\"a\"}, k:{\"n\":\"a-b\"}, k:{\"n\":\"a.\"}]",
        "{'f:\uE000':{},'f:\uD83D\uDE00':{},'f:z':{},'x:y':{}} | [f:z, f:\uE000, f:\uD83D\uDE00]",
        "{'k:{ \\'n\\' : \\'<\\' }':{}} | [k:{\"n\":\"\\u003c\"}]",
      })
  void readingSortsAndWritesElementsInOneWay(String document, String elements) {
    assertEquals(elements, set(document).tree().keys().toString());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'x':{}} | key must be 2 characters long:",
        "{'nope':{}} | missing colon: nope",
        "{'f:a':{'i:x':{}}} | For input string: \"x\"",
      })
  void malformedElementsAreRefused(String document, String message) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> set(document));

    assertEquals(message, e.getMessage());
  }

  @Test
  void hasTellsMembersFromTheWayToThem() {
    FieldSet set = set("{'f:a':{'f:x':{}}}");

    assertTrue(set.has("a", "x"));
    assertFalse(set.has("a"));
    assertFalse(set.has("a", "y"));
    assertEquals(set, FieldSet.ofPath("a", "x"));
  }

  @Test
  void membersOfALevelComeBeforeThoseBelow() {
    FieldSet set =
        set(
            "{'f:spec':{'f:a':{'k:{\\'n\\':\\'x\\',\\'p\\':53}':{'.':{},'f:v':{}}},'f:z':{},"
                + "'f:s':{'v:\\'q\\'':{},'i:0':{}}}}");
    List<String> paths = new ArrayList<>();

    set.forEach(path -> paths.add(path.toString()));

    assertEquals(
        List.of(
            ".spec.z",
            ".spec.a[n=\"x\",p=53]",
            ".spec.a[n=\"x\",p=53].v",
            ".spec.s[=\"q\"]",
            ".spec.s[0]"),
        paths);
  }
}
