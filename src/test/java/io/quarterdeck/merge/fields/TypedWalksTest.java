package io.quarterdeck.merge.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.quarterdeck.merge.Json;
import io.quarterdeck.merge.TestTypes;
import io.quarterdeck.object.MapValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedWalksTest {
  private static final Shape THING = Shape.of(TestTypes.THING);

  private static MapValue spec(String spec) {
    return MapValue.of("spec", Json.of(spec));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'replicas':1,'limits':{'a':'1'}} | {f:limits: {f:a: {}}, f:replicas: {}}",
        "{'limits':{}} | {f:limits: {}}",
        "{'limits':null,'replicas':null} | {f:limits: {}, f:replicas: {}}",
        "{'containers':[]} | {}",
        "{'tolerations':[]} | {f:tolerations: {}}",
        "{'selector':{'matchLabels':{'a':'1'}}} | {f:selector: {}}",
        "{'raw':{'a':1}} | {f:raw: {}}",
        "{'volumes':[{'name':'v','emptyDir':{}}]} |"
            + " {f:volumes: {k:{'name':'v'}: {.: {}, f:emptyDir: {}, f:name: {}}}}",
        "{'containers':[{'name':'b'},{'name':'a','ports':[{'containerPort':1}]}]} |"
            + " {f:containers: {k:{'name':'a'}: {.: {}, f:name: {}, f:ports:"
            + " {k:{'containerPort':1,'protocol':'TCP'}: {.: {}, f:containerPort: {}}}},"
            + " k:{'name':'b'}: {.: {}, f:name: {}}}}",
      })
  void anApplierOwnsLeavesEntriesAndItems(String spec, String owned) {
    FieldSet set = OwnedFields.of(THING, spec(spec));

    assertEquals(owned, set.tree().map("f:spec").toString().replace("\"", "'"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'replicas':1} | {'limits':{'a':'1'}} | {'replicas':1,'limits':{'a':'1'}}",
        "{'limits':{'a':'1','b':'2'}} | {'limits':{'b':'3'}} | {'limits':{'a':'1','b':'3'}}",
        "{'limits':{'a':'1'}} | {'limits':null} | {'limits':{'a':'1'}}",
        "{'limits':{'a':'1'}} | {'limits':{'a':null}} | {'limits':{'a':null}}",
        "{'atoms':{'a':'1'}} | {'atoms':{'b':'1'}} | {'atoms':{'b':'1'}}",
        "{'tolerations':[{'name':'a'}]} | {'tolerations':[{'name':'b'}]} |"
            + " {'tolerations':[{'name':'b'}]}",
        "{'containers':[{'name':'a','image':'i'}]} | {'containers':[{'name':'a','args':['x']}]} |"
            + " {'containers':[{'name':'a','image':'i','args':['x']}]}",
        "{'containers':[{'name':'a'}]} | {'containers':[]} | {'containers':[{'name':'a'}]}",
        // the configuration's order wins, others stay beside their neighbours
        "{'containers':[{'name':'a'},{'name':'b'},{'name':'c'}]} |"
            + " {'containers':[{'name':'c'},{'name':'a'}]} |"
            + " {'containers':[{'name':'b'},{'name':'c'},{'name':'a'}]}",
        "{'containers':[{'name':'a'},{'name':'b'},{'name':'c'}]} |"
            + " {'containers':[{'name':'a'},{'name':'n'},{'name':'c'}]} |"
            + " {'containers':[{'name':'a'},{'name':'b'},{'name':'n'},{'name':'c'}]}",
        "{'containers':[{'name':'x'}]} | {'containers':[{'name':'n'},{'name':'m'}]} |"
            + " {'containers':[{'name':'x'},{'name':'n'},{'name':'m'}]}",
        // live items that occur twice are replaced, or stay
        "{'containers':[{'name':'a','image':'1'},{'name':'a','image':'2'},{'name':'b'}]} |"
            + " {'containers':[{'name':'a','args':[]}]} |"
            + " {'containers':[{'name':'a','args':[]},{'name':'b'}]}",
        "{'containers':[{'name':'a','image':'1'},{'name':'a','image':'2'}]} |"
            + " {'containers':[{'name':'b'}]} |"
            + " {'containers':[{'name':'a','image':'1'},{'name':'a','image':'2'},{'name':'b'}]}",
      })
  void mergingFollowsTheTypes(String live, String config, String expected) {
    assertEquals(spec(expected), TypedMerge.merge(THING, spec(live), spec(config)));
  }

  @Test
  void mergingWhatIsThereReturnsTheLiveObject() {
    MapValue live =
        spec("{'replicas':1,'containers':[{'name':'a','image':'i'}],'limits':{'a':'1'}}");

    assertSame(
        live,
        TypedMerge.merge(
            THING, live, spec("{'containers':[{'image':'i','name':'a'}],'limits':{}}")));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'limits':{'a':'1','b':'2'}} | {'f:limits':{'f:a':{}}} | {'limits':{'b':'2'}}",
        "{'limits':{'a':'1'}} | {'f:limits':{'f:a':{}}} | {'limits':{}}",
        "{'limits':{'a':'1'}} | {'f:limits':{}} | {}",
        "{'containers':[{'name':'a'},{'name':'b','image':'i'}]} |"
            + " {'f:containers':{'k:{\\'name\\':\\'a\\'}':{},'k:{\\'name\\':\\'b\\'}':{'f:image':{}}}}"
            + " | {'containers':[{'name':'b'}]}",
        "{'containers':[{'name':'a'}]} | {'f:containers':{'k:{\\'name\\':\\'a\\'}':{}}} |"
            + " {'containers':[]}",
      })
  void removalLeavesWhatHeldTheRemoved(String spec, String removed, String expected) {
    FieldSet set = FieldSet.parse(MapValue.of("f:spec", Json.of(removed)));

    assertEquals(spec(expected), ItemRemoval.remove(THING, spec(spec), set));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'f:selector':{'f:matchLabels':{'f:a':{}}}} | {f:selector: {}}",
        "{'f:tolerations':{'k:{\\'name\\':\\'a\\'}':{'.':{},'f:name':{}}}} | {f:tolerations: {}}",
        "{'f:limits':{'f:a':{}}} | {f:limits: {f:a: {}}}",
        "{'f:gone':{'f:a':{}}} | {f:gone: {f:a: {}}}",
      })
  void partsOfWhatIsOneFieldTodayBecomeThatField(String stored, String expected) {
    FieldSet set = FieldSet.parse(MapValue.of("f:spec", Json.of(stored)));

    assertEquals(expected, TypedSets.reconciled(THING, set).tree().map("f:spec").toString());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'replicas':'x'} | .spec.replicas: expected numeric (int or float), got string",
        "{'limits':{'a':5}} | .spec.limits.a: expected string, got"
            + " &value.valueUnstructured{Value:5}",
        "{'limits':{'a':{'deep':['er',true,null]}}} | .spec.limits.a: expected string, got"
            + " &value.valueUnstructured{Value:map[string]interface {}{\"deep\":[]interface"
            + " {}{\"er\", true, interface {}(nil)}}}",
        "{'limits':['k']} | .spec.limits: expected map, got &{[k]}",
        "{'tolerations':{'k':1}} | .spec.tolerations: expected list, got &{map[k:1]}",
        "{'unknown':1} | .spec.unknown: field not declared in schema",
        "{'tolerations':[{'name':'a'},{'x':1}]} | .spec.tolerations[1].x: field not declared in"
            + " schema",
        "{'containers':[{'name':'a','env':[{'name':'E'},{'name':'E'}]}]} |"
            + " .spec.containers[name=\"a\"].env: duplicate entries for key [name=\"E\"]",
        "{'containers':['a']} | .spec.containers: element 0: associative list with keys may not"
            + " have non-map elements",
        "{'containers':[null]} | .spec.containers: element 0: associative list with keys may not"
            + " have a null element",
        "{'containers':[{}]} | .spec.containers: element 0: associative list with keys has an"
            + " element that omits all key fields [\"name\"] (and doesn't have default values for"
            + " any key fields)",
        "{'replicas':true,'selector':5} | errors: /  .spec.replicas: expected numeric (int or"
            + " float), got bool /  .spec.selector: expected map, got &{5}",
        "{'replicas':null,'limits':null,'raw':[{}]} | ``",
      })
  void whatDoesNotFitTheTypeIsToldInUpstreamsWords(String spec, String message) {
    assertEquals(
        message, TypeCheck.check(THING, spec(spec)).replace("\n", " / ").replace("/   ", "/  "));
  }
}
