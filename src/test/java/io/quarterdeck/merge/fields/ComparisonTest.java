package io.quarterdeck.merge.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.merge.Json;
import io.quarterdeck.merge.TestTypes;
import io.quarterdeck.object.MapValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  private static final Shape THING = Shape.of(TestTypes.THING);

  private static String below(FieldSet set) {
    return set.tree().map("f:spec").toString().replace("\"", "'");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        // scalars, maps, structs
        "{'replicas':1} | {'replicas':2} | {} | {f:replicas: {}} | {}",
        "{'replicas':1} | {'replicas':1.0} | {} | {} | {}",
        "{} | {'replicas':2} | {} | {} | {f:replicas: {}}",
        "{'replicas':1} | {} | {f:replicas: {}} | {} | {}",
        "{} | {'limits':{'a':'1'}} | {} | {} | {f:limits: {.: {}, f:a: {}}}",
        "{'limits':{'a':'1'}} | {} | {f:limits: {.: {}, f:a: {}}} | {} | {}",
        "{'limits':null} | {'limits':{'a':'1'}} | {} | {} | {f:limits: {f:a: {}}}",
        "{'limits':{}} | {'limits':null} | {} | {f:limits: {}} | {}",
        "{'limits':{'a':'1','b':'2'}} | {'limits':{'b':'3','c':'4'}} | {f:limits: {f:a: {}}} |"
            + " {f:limits: {f:b: {}}} | {f:limits: {f:c: {}}}",
        "{'selector':{'matchLabels':{'a':'1'}}} | {'selector':{'matchLabels':{'a':'2'}}} | {} |"
            + " {f:selector: {}} | {}",
        "{'atoms':{'a':'1'}} | {'atoms':{'a':'1','b':'2'}} | {} | {f:atoms: {}} | {}",
        "{'raw':{'a':1}} | {'raw':[1]} | {} | {f:raw: {}} | {}",
        // lists
        "{'tolerations':[{'name':'a'}]} | {'tolerations':[]} | {} | {f:tolerations: {}} | {}",
        "{} | {'containers':[{'name':'a','image':'i'}]} | {} | {} | {f:containers: {.: {},"
            + " k:{'name':'a'}: {.: {}, f:image: {}, f:name: {}}}}",
        "{'containers':[{'name':'a','image':'i'},{'name':'b'}]} |"
            + " {'containers':[{'name':'b'},{'name':'a','image':'j'}]} | {} |"
            + " {f:containers: {k:{'name':'a'}: {f:image: {}}}} | {}",
        "{'containers':[{'name':'a','ports':[{'containerPort':53}]}]} |"
            + " {'containers':[{'name':'a','ports':[{'containerPort':53,'protocol':'TCP'}]}]} | {}"
            + " | {} | {f:containers: {k:{'name':'a'}: {f:ports:"
            + " {k:{'containerPort':53,'protocol':'TCP'}: {f:protocol: {}}}}}}",
        // items that occur twice
        "{'containers':[{'name':'a'}]} | {'containers':[{'name':'a'},{'name':'a'}]} |"
            + " {f:containers: {k:{'name':'a'}: {.: {}, f:name: {}}}} | {} |"
            + " {f:containers: {k:{'name':'a'}: {}}}",
        "{'containers':[{'name':'a'},{'name':'a'}]} | {'containers':[{'name':'a'}]} |"
            + " {f:containers: {k:{'name':'a'}: {}}} | {} |"
            + " {f:containers: {k:{'name':'a'}: {.: {}, f:name: {}}}}",
        "{'containers':[{'name':'a'},{'name':'a'}]} |"
            + " {'containers':[{'name':'a'},{'name':'a','image':'x'}]} | {} |"
            + " {f:containers: {k:{'name':'a'}: {}}} | {}",
      })
  void tellsWhatIsRemovedModifiedAndAdded(
      String before, String after, String removed, String modified, String added) {
    Comparison comparison =
        Comparison.of(
            THING, MapValue.of("spec", Json.of(before)), MapValue.of("spec", Json.of(after)));

    assertEquals(removed, below(comparison.removed()));
    assertEquals(modified, below(comparison.modified()));
    assertEquals(added, below(comparison.added()));
  }
}
