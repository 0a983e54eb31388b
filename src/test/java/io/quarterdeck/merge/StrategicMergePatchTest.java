package io.quarterdeck.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategicMergePatchTest {
  private static Value patchedSpec(String spec, String patch) {
    MapValue original = MapValue.of("spec", Json.of(spec));
    MapValue change = MapValue.of("spec", Json.of(patch));
    return StrategicMergePatch.apply(original, change, TestTypes.THING).map("spec");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        // plain fields and maps
        "{'replicas':1} | {'replicas':2} | {'replicas':2}",
        "{'replicas':1} | {'replicas':null,'limits':null} | {}",
        "{'limits':{'a':'1','b':'2'}} | {'limits':{'b':null,'c':'3'}} |"
            + " {'limits':{'a':'1','c':'3'}}",
        "{} | {'limits':{'a':null,'c':'3'}} | {'limits':{'c':'3'}}",
        "{'limits':{'a':'1'}} | {'limits':'x'} | {'limits':'x'}",
        // lists without a strategy are replaced
        "{'tolerations':[{'name':'a'}]} | {'tolerations':[{'name':'b'}]} |"
            + " {'tolerations':[{'name':'b'}]}",
        // lists with a merge key
        "{'containers':[{'name':'a','image':'i'}]} | {'containers':[{'name':'a','image':'j'}]} |"
            + " {'containers':[{'name':'a','image':'j'}]}",
        "{'containers':[{'name':'a','image':'i'}]} | {'containers':[{'name':'b','image':'j'}]} |"
            + " {'containers':[{'name':'b','image':'j'},{'name':'a','image':'i'}]}",
        "{'containers':[{'name':'a'},{'name':'b'},{'name':'c'}]} |"
            + " {'containers':[{'name':'c','image':'x'},{'name':'a','image':'y'}]} |"
            + " {'containers':[{'name':'b'},{'name':'c','image':'x'},{'name':'a','image':'y'}]}",
        "{'containers':[{'name':'a','env':[{'name':'E','value':'1'}]}]} |"
            + " {'containers':[{'name':'a','env':[{'name':'F','value':'2'}]}]} |"
            + " {'containers':[{'name':'a','env':[{'name':'F','value':'2'},{'name':'E','value':'1'}]}]}",
        "{'containers':[{'name':'a','image':'i'}]} | {'containers':[{'name':'a','image':null}]} |"
            + " {'containers':[{'name':'a'}]}",
        // directives in lists
        "{'containers':[{'name':'a'},{'name':'b'}]} |"
            + " {'containers':[{'$patch':'delete','name':'a'},{'$patch':'delete','name':'z'}]} |"
            + " {'containers':[{'name':'b'}]}",
        "{'containers':[{'name':'a'},{'name':'b'}]} |"
            + " {'containers':[{'$patch':'replace'},{'name':'c'}]} | {'containers':[{'name':'c'}]}",
        "{'containers':[{'name':'a'}]} | {'containers':[{'$patch':'replace'}]} | {'containers':[]}",
        "{} | {'containers':[{'$patch':'delete','name':'a'},{'name':'b'}]} |"
            + " {'containers':[{'name':'b'}]}",
        // directives in maps
        "{'limits':{'a':'1'}} | {'limits':{'$patch':'replace','b':'2'}} | {'limits':{'b':'2'}}",
        "{'limits':{'a':'1'}} | {'limits':{'$patch':'delete'}} | {'limits':{}}",
        "{} | {'limits':{'$patch':'delete'},'replicas':1} | {'replicas':1}",
        // $setElementOrder
        "{'containers':[{'name':'a'},{'name':'b'}]} |"
            + " {'$setElementOrder/containers':[{'name':'b'},{'name':'a'}]} |"
            + " {'containers':[{'name':'b'},{'name':'a'}]}",
        "{'containers':[{'name':'a'},{'name':'s'},{'name':'b'}]} |"
            + " {'$setElementOrder/containers':[{'name':'b'},{'name':'n'},{'name':'a'}],"
            + "'containers':[{'name':'n','image':'i'}]} |"
            + " {'containers':[{'name':'s'},{'name':'b'},{'name':'n','image':'i'},{'name':'a'}]}",
        "{'containers':[{'name':'a'},{'name':'b'}]} |"
            + " {'$setElementOrder/containers':[{'name':'b'}],"
            + "'containers':[{'$patch':'delete','name':'a'}]} | {'containers':[{'name':'b'}]}",
        "{} | {'$setElementOrder/containers':[{'name':'b'}]} | {}",
        "{} | {'$setElementOrder/containers':[{'name':'b'}],'containers':[{'name':'b'}]} |"
            + " {'containers':[{'name':'b'}]}",
        // $retainKeys
        "{'volumes':[{'name':'v','emptyDir':{}}]} |"
            + " {'volumes':[{'name':'v','$retainKeys':['name','hostPath'],'hostPath':{'path':'/'}}]}"
            + " | {'volumes':[{'name':'v','hostPath':{'path':'/'}}]}",
      })
  void directivesDoWhatTheySay(String spec, String patch, String expected) {
    assertEquals(Json.of(expected), patchedSpec(spec, patch));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "['a','b'] | {'finalizers':['c','a']} | ['c','a','b']",
        "['a','b','c'] | {'$deleteFromPrimitiveList/finalizers':['b','x']} | ['a','c']",
        "['a','b','c'] | {'$setElementOrder/finalizers':['c','a']} | ['b','c','a']",
        "['a','b'] | {'$setElementOrder/finalizers':['c','a'],'finalizers':['c'],"
            + "'$deleteFromPrimitiveList/finalizers':['b']} | ['c','a']",
      })
  void listsOfScalarsMergeAsSets(String finalizers, String patch, String expected) {
    MapValue original = MapValue.of("metadata", MapValue.of("finalizers", Json.of(finalizers)));
    MapValue change = MapValue.of("metadata", Json.of(patch));

    MapValue result = StrategicMergePatch.apply(original, change, TestTypes.THING);

    assertEquals(Json.of(expected), result.at("metadata", "finalizers"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "500 | {'containers':[{'image':'x'}]} | map: map[image:x] does not contain declared merge"
            + " key: name",
        "500 | {'containers':[{'$patch':'delete'}]} | map: map[$patch:delete] does not contain"
            + " declared merge key: name",
        "500 | {'containers':[{'$patch':'merge','name':'a'}]} | merging lists cannot yet be"
            + " specified in the patch",
        "500 | {'containers':[{'$patch':'x','name':'a'}]} | unknown patch type: x in map:"
            + " map[$patch:x name:a]",
        "500 | {'containers':['x']} | list element types are not identical:"
            + " [[map[name:a]] [x]]",
        "500 | {'limits':{'$patch':'merge','n':'1'}} | unknown patch type: merge in map:"
            + " map[$patch:merge n:1]",
        "500 | {'limits':{'$patch':5}} | unknown patch type: %!s(int64=5) in map: map[$patch:5]",
        "500 | {'$setElementOrder/containers':{'name':'a'}} | expected a []interface {}, but"
            + " received a map[string]interface {}",
        "500 | {'$setElementOrder/containers':[{'image':'a'}],'containers':[{'name':'a'}]} | map:"
            + " map[image:a] does not contain declared merge key: name",
        "500 | {'broken':[{'name':'b'}]} | cannot merge lists without merge key for struct",
        "500 | {'nested':{'a':{}}} | unable to find api field in struct ThingSpec for the json"
            + " field \"nested\"",
        "500 | {'limits':{'deep':{'a':'1'}}} | merging an object in json but data type is not"
            + " struct, instead is: map",
        "400 | {'$setElementOrder':[]} | invalid patch format of setElementOrder list",
        "400 | {'$deleteFromPrimitiveList':[]} | invalid patch format of primitive list",
        "400 | {'volumes':[{'name':'v','$retainKeys':'name'}]} | invalid patch format of"
            + " retainKeys",
        "400 | {'volumes':[{'name':'v','$retainKeys':['name'],'emptyDir':{}}]} | invalid patch"
            + " format of retainKeys",
      })
  void whatMakesNoSenseIsRefusedInUpstreamsWords(int code, String patch, String message) {
    String spec =
        "{'containers':[{'name':'a'}],'broken':[{'name':'a'}],'limits':{'a':'1','deep':{'a':'2'}},"
            + "'volumes':[{'name':'v'}],'nested':{'a':{}}}";

    PatchException e = assertThrows(PatchException.class, () -> patchedSpec(spec, patch));

    assertEquals(message, e.getMessage());
    assertEquals(code, e.failure().status().code());
  }

  @Test
  void anItemOutOfTheOrderIsRefused() {
    PatchException e =
        assertThrows(
            PatchException.class,
            () ->
                patchedSpec(
                    "{'containers':[{'name':'a'}]}",
                    "{'$setElementOrder/containers':[{'name':'a'}],"
                        + "'containers':[{'name':'n','image':'n'}]}"));

    assertEquals(
        "The order in patch list:\n[map[image:n name:n]]\n doesn't match $setElementOrder list:\n"
            + "[map[name:a]]\n",
        e.getMessage());
  }

  @Test
  void listsOfListsAreUnprocessable() {
    PatchException e =
        assertThrows(
            PatchException.class,
            () -> patchedSpec("{'containers':[[]]}", "{'containers':[{'name':'a'}]}"));

    assertEquals(422, e.failure().status().code());
  }

  @Test
  void whatDoesNotChangeIsShared() {
    MapValue original =
        Json.map(
            "{'metadata':{'finalizers':['a']},"
                + "'spec':{'containers':[{'name':'a','image':'i'},{'name':'b'}]}}");

    MapValue same =
        StrategicMergePatch.apply(
            original,
            Json.map(
                "{'metadata':{'finalizers':['a']},'spec':{'containers':[{'name':'b'}],"
                    + "'$setElementOrder/containers':[{'name':'a'},{'name':'b'}]}}"),
            TestTypes.THING);

    assertSame(original, same);
  }

  @Test
  void aPatchMustBeAnObjectOrNull() {
    PatchException e =
        assertThrows(PatchException.class, () -> StrategicMergePatch.parse(Json.of("[]")));

    assertEquals(
        "json: cannot unmarshal array into Go value of type map[string]interface {}",
        e.failure().status().message());
    assertEquals(MapValue.EMPTY, StrategicMergePatch.parse(Value.ofNull()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "[1.5, 100000.0, 1e6, 123456789.5, 0.0001, 1e-5, -2.5e30] |"
            + " [1.5 100000 1e+06 1.234567895e+08 0.0001 1e-05 -2.5e+30]",
        "{'b':null,'a':[true,{}]} | map[a:[true map[]] b:<nil>]",
      })
  void treesPrintAsGoPrintsThem(String tree, String text) {
    assertEquals(text, GoPrint.of(Json.of(tree)));
  }
}
