package io.quarterdeck.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.merge.Json;
import io.quarterdeck.object.KubeObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleFormTest {
  private static KubeObject object(String spec) {
    return new KubeObject(
        Json.map(
            "{'kind':'X','metadata':{'name':'a','namespace':'n','labels':{'l':'x'},'uid':'u',"
                + "'resourceVersion':'7'},'spec':"
                + spec
                + ",'status':{'replicas':2}}"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'replicas':3,'selector':{'matchLabels':{'c':'d','a':'b'}}} | {'replicas':3} | a=b,c=d",
        "{'replicas':0,'selector':{'a':'b'}} | {} | a=b",
        "{'selector':{'matchExpressions':[{'key':'h','operator':'Exists'},"
            + "{'key':'e','operator':'In','values':['g','f']},"
            + "{'key':'b','operator':'DoesNotExist'},"
            + "{'key':'c','operator':'NotIn','values':['x']}]}} | {} |"
            + " !b,c notin (x),e in (f,g),h",
      })
  void showsReplicasAndTheSelectorAsText(String spec, String scaleSpec, String selector) {
    KubeObject scale = ScaleForm.BUILTIN.of(object(spec));

    assertEquals(
        Json.map(
            "{'kind':'Scale','apiVersion':'autoscaling/v1','metadata':{'name':'a','namespace':'n',"
                + "'uid':'u','resourceVersion':'7'},'spec':"
                + scaleSpec
                + ",'status':{'replicas':2,'selector':'"
                + selector
                + "'}}"),
        scale.root());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'replicas':5} | {'replicas':5,'other':1}",
        "{} | {'replicas':0,'other':1}",
      })
  void writesOnlyTheReplicasBack(String scaleSpec, String spec) {
    KubeObject scale = new KubeObject(Json.map("{'spec':" + scaleSpec + "}"));

    KubeObject scaled = ScaleForm.BUILTIN.into(object("{'replicas':1,'other':1}"), scale);

    assertEquals(object(spec), scaled);
  }
}
