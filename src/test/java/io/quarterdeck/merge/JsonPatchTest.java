package io.quarterdeck.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {
  private static final String DOCUMENT = "{'a': {'k': 'v'}, 'l': [1, 2], 's~/': 'x', 'z': null}";

  private static Value patched(String patch) {
    return JsonPatch.parse(Json.of(patch)).apply(Json.of(DOCUMENT));
  }

  private static PatchException failure(String patch) {
    return assertThrows(PatchException.class, () -> patched(patch));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'op':'add','path':'/a/n','value':5} | /a | {'k':'v','n':5}",
        "{'op':'add','path':'/a/k','value':5} | /a | {'k':5}",
        "{'op':'add','path':'/a/n'} | /a | {'k':'v','n':null}",
        "{'op':'add','path':'/l/0','value':0} | /l | [0,1,2]",
        "{'op':'add','path':'/l/2','value':3} | /l | [1,2,3]",
        "{'op':'add','path':'/l/-','value':3} | /l | [1,2,3]",
        "{'op':'add','path':'/l/-1','value':3} | /l | [1,2,3]",
        "{'op':'add','path':'/l/-2','value':3} | /l | [1,3,2]",
        "{'op':'add','path':'lost/a/n','value':5} | /a | {'k':'v','n':5}",
        "{'op':'remove','path':'/a/k'} | /a | {}",
        "{'op':'remove','path':'/l/-1'} | /l | [1]",
        "{'op':'remove','path':'/l/+1'} | /l | [1]",
        "{'op':'replace','path':'/a/new','value':5} | /a | {'k':'v','new':5}",
        "{'op':'replace','path':'/l/1','value':5} | /l | [1,5]",
        "{'op':'replace','path':'/l/-2','value':5} | /l | [5,2]",
        "{'op':'replace','path':'/s~0~1','value':5} | /s~0~1 | 5",
        "{'op':'move','from':'/a/k','path':'/a/m'} | /a | {'m':'v'}",
        "{'op':'move','from':'/l/0','path':'/l/1'} | /l | [2,1]",
        "{'op':'copy','from':'/l','path':'/a/l'} | /a | {'k':'v','l':[1,2]}",
        "{'op':'copy','from':'/a/missing','path':'/a/n'} | /a | {'k':'v','n':null}",
      })
  void operationsChangeWhatTheyPointAt(String operation, String pointer, String expected) {
    Value result =
        patched(
            "[" + operation + ", {'op':'test','path':'" + pointer + "','value':" + expected + "}]");

    assertEquals(
        Json.of(expected),
        ((MapValue) result).find(pointer.substring(1).replace("~1", "/").replace("~0", "~")));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'op':'add','path':'/missing/n','value':5}",
        "{'op':'add','path':'','value':{}}",
        "{'op':'add','path':'a','value':{}}",
        "{'op':'add','path':'/a/k/deeper','value':5}",
        "{'op':'add','path':'/z/n','value':5}",
        "{'op':'add','path':'/l/3','value':5}",
        "{'op':'add','path':'/l/-4','value':5}",
        "{'op':'add','path':'/l/x','value':5}",
        "{'op':'add','path':5,'value':5}",
        "{'op':'add','value':5}",
        "{'op':'remove','path':'/missing'}",
        "{'op':'remove','path':'/l/2'}",
        "{'op':'replace','path':'/l/2','value':5}",
        "{'op':'replace','path':'/l/-','value':5}",
        "{'op':'replace','path':'','value':5}",
        "{'op':'move','from':'/missing','path':'/a'}",
        "{'op':'move','from':'/a','path':'/a/k'}",
        "{'op':'copy','from':'/missing/x','path':'/a'}",
        "{'op':'copy','path':'/a'}",
        "{'op':'test','path':'/a/k','value':'w'}",
        "{'op':'test','path':'/l/0','value':1.0}",
        "{'op':'test','path':'/l/0','value':'1'}",
        "{'op':'test','path':'/a','value':{'k':'v','n':1}}",
        "{'op':'test','path':'/missing','value':1}",
        "{'op':'jump','path':'/a'}",
        "{'path':'/a'}",
        "null",
      })
  void whatDoesNotFitIsRefusedWithoutSayingWhere(String operation) {
    PatchException e = failure("[" + operation + "]");

    assertEquals(422, e.failure().status().code());
    assertEquals(
        "the server rejected our request due to an error in our request",
        e.failure().status().message());
  }

  @Test
  void aTestOfTheWholeDocumentOrOfSomethingMissingWithNullSucceeds() {
    patched("[{'op':'test','path':'','value':" + DOCUMENT + "}]");
    patched("[{'op':'test','path':'/missing','value':null}, {'op':'test','path':'/z'}]");
  }

  @Test
  void replacingTheWholeDocumentSwapsIt() {
    assertEquals(Json.of("{'n':1}"), patched("[{'op':'replace','path':'','value':{'n':1}}]"));
  }

  @Test
  void aCopyIsNotChangedWithItsOriginal() {
    Value result =
        patched(
            "[{'op':'copy','from':'/a','path':'/b'}, {'op':'add','path':'/a/n','value':1},"
                + "{'op':'add','path':'/b/m','value':2}]");

    assertEquals(Json.of("{'k':'v','n':1}"), ((MapValue) result).map("a"));
    assertEquals(Json.of("{'k':'v','m':2}"), ((MapValue) result).map("b"));
  }

  @Test
  void untouchedPartsAreShared() {
    MapValue document = Json.map(DOCUMENT);

    Value same =
        JsonPatch.parse(Json.of("[{'op':'test','path':'/a/k','value':'v'}]")).apply(document);
    MapValue changed =
        (MapValue)
            JsonPatch.parse(Json.of("[{'op':'add','path':'/a/n','value':1}]")).apply(document);

    assertSame(document, same);
    assertSame(document.find("l"), changed.find("l"));
  }

  @Test
  void reachedObjectsHaveSortedKeys() {
    Value result = patched("[{'op':'add','path':'/a/b','value':1},{'op':'remove','path':'/z'}]");

    assertEquals("{a: {b: 1, k: v}, l: [1, 2], s~/: x}", result.toString());
  }

  @Test
  void copiesAreBounded() {
    String big = "{'op':'add','path':'/big','value':'" + "v".repeat(100_000) + "'}";
    String copy = ",{'op':'copy','from':'/big','path':'/other'}";

    patched("[" + big + copy.repeat(31) + "]");
    PatchException e = failure("[" + big + copy.repeat(32) + "]");

    assertEquals(
        "Unable to complete the copy, the accumulated size increase of copy is 3200064, exceeding"
            + " the limit 3145728",
        e.getMessage());
  }

  @Test
  void nestingIsBounded() {
    StringBuilder deeper = new StringBuilder("{'op':'add','path':'/d','value':{}}");
    for (int depth = 2; depth <= 1001; depth++) {
      deeper.append(",{'op':'add','path':'").append("/d".repeat(depth)).append("','value':{}}");
    }

    assertEquals("exceeded max depth", failure("[" + deeper + "]").getMessage());
  }

  @Test
  void tooManyOperationsAreTooLarge() {
    Value operation = Json.of("{'op':'test','path':'/a/k','value':'v'}");
    Value patch = ListValue.of(Collections.nCopies(10_001, operation));

    PatchException e = assertThrows(PatchException.class, () -> JsonPatch.parse(patch));

    assertEquals(413, e.failure().status().code());
    assertEquals(
        "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got"
            + " 10001",
        e.failure().status().message());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{} | json: cannot unmarshal object into Go value of type jsonpatch.Patch",
        "'x' | json: cannot unmarshal string into Go value of type jsonpatch.Patch",
        "[5] | json: cannot unmarshal number into Go value of type jsonpatch.Operation",
        "[true] | json: cannot unmarshal bool into Go value of type jsonpatch.Operation",
      })
  void whatIsNoPatchIsMalformed(String patch, String message) {
    PatchException e = assertThrows(PatchException.class, () -> JsonPatch.parse(Json.of(patch)));

    assertEquals(message, e.failure().status().message());
    assertEquals(400, e.failure().status().code());
  }

  @Test
  void unknownMembersAreNamedByIndex() {
    Value patch = Json.of("[{'op':'add','path':'/a','value':{}},{'op':'test','extra':1,'y':2}]");

    assertEquals(
        List.of("json patch unknown field \"[1].extra\"", "json patch unknown field \"[1].y\""),
        JsonPatch.unknownMembers(patch));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{} | value of type []handlers.jsonPatchOp | object",
        "[[]] | value of type handlers.jsonPatchOp | array",
        "[{'op':5}] | struct field jsonPatchOp.op of type string | number",
      })
  void theStrictCheckNamesTypes(String patch, String where, String type) {
    PatchException e =
        assertThrows(PatchException.class, () -> JsonPatch.unknownMembers(Json.of(patch)));

    assertEquals(
        "error decoding patch: json: cannot unmarshal " + type + " into Go " + where,
        e.getMessage());
  }
}
