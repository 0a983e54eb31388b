package io.quarterdeck.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.object.MapValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = { // RFC 7386, appendix A, as far as documents are objects
        "{'a':'b'} | {'a':'c'} | {'a':'c'}",
        "{'a':'b'} | {'b':'c'} | {'a':'b','b':'c'}",
        "{'a':'b'} | {'a':null} | {}",
        "{'a':'b','b':'c'} | {'a':null} | {'b':'c'}",
        "{'a':['b']} | {'a':'c'} | {'a':'c'}",
        "{'a':'c'} | {'a':['b']} | {'a':['b']}",
        "{'a':{'b':'c'}} | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
        "{'a':[{'b':'c'}]} | {'a':[1]} | {'a':[1]}",
        "{'e':null} | {'a':1} | {'a':1,'e':null}",
        "{} | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
        "{'a':'foo'} | {'a':{'b':null,'c':1}} | {'a':{'c':1}}",
        "{} | {'a':[{'b':null},null]} | {'a':[{},null]}",
        "{'a':1} | {'b':{}} | {'a':1,'b':{}}",
      })
  void mergesAsTheRfcSays(String document, String patch, String expected) {
    MapValue result = MergePatch.apply(Json.map(document), Json.map(patch));

    assertEquals(Json.of(expected), result);
  }

  @Test
  void aPatchThatChangesNothingReturnsTheDocument() {
    MapValue document = Json.map("{'b':{'c':[1,2]},'a':1}");

    assertSame(document, MergePatch.apply(document, Json.map("{'b':{'c':[1,2],'x':null}}")));
  }

  @Test
  void changedObjectsHaveSortedKeysAndTheRestIsShared() {
    MapValue document = Json.map("{'b':{'z':1,'c':2},'a':1}");

    MapValue result = MergePatch.apply(document, Json.map("{'a':2}"));

    assertEquals("{a: 2, b: {z: 1, c: 2}}", result.toString());
    assertSame(document.find("b"), result.find("b"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "[] | true | error decoding patch: json: cannot unmarshal array into Go value of type"
            + " map[string]interface {}",
        "'a' | true | error decoding patch: json: cannot unmarshal string into Go value of type"
            + " map[string]interface {}",
        "null | true | Invalid JSON Patch",
        "5 | false | Invalid JSON Patch",
      })
  void whatIsNoObjectIsMalformed(String patch, boolean checked, String message) {
    PatchException e =
        assertThrows(PatchException.class, () -> MergePatch.parse(Json.of(patch), checked));

    assertEquals(message, e.failure().status().message());
    assertEquals(400, e.failure().status().code());
  }
}
