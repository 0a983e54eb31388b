package io.quarterdeck.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.schema.Types;
import io.quarterdeck.status.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bodies become, and what clients hear of bad ones. */
class DecoderTest {
  private static BodyType type(String group, String version, String kind) {
    return new BodyType(group, version, kind, Types.get().require(group, version, kind));
  }

  private static final BodyType CONFIG_MAP = type("", "v1", "ConfigMap");
  private static final BodyType POD = type("", "v1", "Pod");
  private static final BodyType CRD =
      type("apiextensions.k8s.io", "v1", "CustomResourceDefinition");

  private static Decoded json(String body, BodyType type) {
    return Decoder.decode(body.getBytes(StandardCharsets.UTF_8), Encoding.JSON, type);
  }

  private static Decoded yaml(String body, BodyType type) {
    return Decoder.decode(body.getBytes(StandardCharsets.UTF_8), Encoding.YAML, type);
  }

  private static String text(Decoded decoded) {
    return new String(Json.write(decoded.root()), StandardCharsets.UTF_8);
  }

  private static String refusal(String body, Encoding encoding, BodyType type) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    ApiException e = assertThrows(ApiException.class, () -> Decoder.decode(bytes, encoding, type));
    assertEquals(400, e.status().code());
    return String.valueOf(e.getMessage());
  }

  @Test
  void fieldsComeInGosOrderAndUnknownOnesGo() {
    String body =
        """
        {"status":{"phase":"Running"},"foo":1,
         "spec":{"containers":[{"image":"i","name":"n","bar":{"x":[1]}}],"nodeName":"","hostNetwork":false},
         "metadata":{"labels":{"b":"2","a":"1"},"name":"p"}}\
        """;

    Decoded decoded = json(body, POD);

    assertEquals(
        "{\"kind\":\"Pod\",\"apiVersion\":\"v1\","
            + "\"metadata\":{\"name\":\"p\",\"labels\":{\"a\":\"1\",\"b\":\"2\"}},"
            + "\"spec\":{\"containers\":[{\"name\":\"n\",\"image\":\"i\",\"resources\":{}}]},"
            + "\"status\":{\"phase\":\"Running\"}}",
        text(decoded));
    assertEquals(
        List.of("unknown field \"foo\"", "unknown field \"spec.containers[0].bar\""),
        decoded.strictErrors());
  }

  @Test
  void strictDecodingNamesAllThatItMinds() {
    Decoded decoded =
        json(
            "{\"immutable\":true,\"immutable\":false,\"x\":1,\"data\":{\"k\":\"a\",\"k\":\"b\"}}",
            CONFIG_MAP);

    ApiException e = assertThrows(ApiException.class, decoded::requireStrict);

    assertEquals(
        "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: "
            + "duplicate field \"immutable\", unknown field \"x\", duplicate field \"data.k\"",
        e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"data":5} | json: cannot unmarshal number into Go struct field ConfigMap.data of type map[string]string
          {"data":{"a":5}} | json: cannot unmarshal number into Go struct field ConfigMap.data of type string
          {"immutable":"yes"} | json: cannot unmarshal string into Go struct field ConfigMap.immutable of type bool
          {"metadata":{"labels":["a"]}} | json: cannot unmarshal array into Go struct field ObjectMeta.metadata.labels of type map[string]string
          {"metadata":{"generation":1.0}} | json: cannot unmarshal number 1.0 into Go struct field ObjectMeta.metadata.generation of type int64
          {"metadata":{"generation":1e2}} | json: cannot unmarshal number 1e2 into Go struct field ObjectMeta.metadata.generation of type int64
          {"metadata":{"generation":9223372036854775808}} | json: cannot unmarshal number 9223372036854775808 into Go struct field ObjectMeta.metadata.generation of type int64
          {"metadata":{"creationTimestamp":"x"}} | parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"
          {"metadata":{"creationTimestamp":5}} | json: cannot unmarshal number into Go struct field ObjectMeta.metadata.creationTimestamp of type string
          {"metadata":{"ownerReferences":[{"apiVersion":1}]}} | json: cannot unmarshal number into Go struct field OwnerReference.metadata.ownerReferences.apiVersion of type string
          {"binaryData":{"a":"%%"}} | illegal base64 data at input byte 0
          {"kind":"Foo","apiVersion":"v1"} | no kind "Foo" is registered for version "v1" in scheme "pkg/api/legacyscheme/scheme.go:30"
          """)
  void wrongTypesAreRefusedInGosWords(String body, String message) {
    String refusal = refusal(body, Encoding.JSON, CONFIG_MAP);

    assertTrue(refusal.endsWith(": " + message), refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"spec":{"volumes":[{"hostPath":5}]}} | json: cannot unmarshal number into Go struct field Volume.spec.volumes.VolumeSource.hostPath of type v1.HostPathVolumeSource
          {"spec":{"volumes":[{"ephemeral":{"volumeClaimTemplate":{"metadata":5}}}]}} | json: cannot unmarshal number into Go struct field PersistentVolumeClaimTemplate.spec.volumes.VolumeSource.ephemeral.volumeClaimTemplate.metadata of type v1.ObjectMeta
          {"spec":{"containers":{}}} | json: cannot unmarshal object into Go struct field PodSpec.spec.containers of type []v1.Container
          {"spec":{"containers":[{"imagePullPolicy":1}]}} | json: cannot unmarshal number into Go struct field Container.spec.containers.imagePullPolicy of type v1.PullPolicy
          {"spec":{"containers":[{"ports":[{"containerPort":99999999999}]}]}} | json: cannot unmarshal number 99999999999 into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32
          {"spec":{"volumes":[{"hostPath":5}],"containers":[{"resources":{"limits":{"cpu":"x"}}}]}} | quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'
          """)
  void typesThatDecodeThemselvesEndTheDecoding(String body, String message) {
    String refusal = refusal(body, Encoding.JSON, POD);

    assertTrue(refusal.endsWith(": " + message), refusal);
  }

  @Test
  void kindsWithinOtherKindsHaveATypeMetaOfTheirOwn() {
    String body = "{\"spec\":{\"volumeClaimTemplates\":[{\"kind\":1}]}}";

    assertEquals(
        "StatefulSet in version \"v1\" cannot be handled as a StatefulSet: json: cannot unmarshal"
            + " number into Go struct field"
            + " PersistentVolumeClaim.spec.volumeClaimTemplates.TypeMeta.kind of type string",
        refusal(body, Encoding.JSON, type("apps", "v1", "StatefulSet")));
  }

  @Test
  void aBodyOfAnotherKindIsNotConverted() {
    assertEquals(
        "Deployment in version \"v1\" cannot be handled as a ConfigMap: "
            + "converting (v1.Deployment) to (core.ConfigMap): unknown conversion",
        refusal("{\"kind\":\"Deployment\",\"apiVersion\":\"apps/v1\"}", Encoding.JSON, CONFIG_MAP));
  }

  @Test
  void aBodyOfAnotherVersionIsRefused() {
    assertEquals(
        "the API version in the data (autoscaling/v1) does not match the expected API version"
            + " (autoscaling/v2)",
        refusal(
            "{\"kind\":\"HorizontalPodAutoscaler\",\"apiVersion\":\"autoscaling/v1\"}",
            Encoding.JSON,
            type("autoscaling", "v2", "HorizontalPodAutoscaler")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [1] | couldn't get version/kind; json parse error: json: cannot unmarshal array into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" } (5b315d)
          {"kind":1} | couldn't get version/kind; json parse error: json: cannot unmarshal number into Go struct field .kind of type string ({"kind":1})
          {"apiVersion":"a/b/c","kind":"ConfigMap"} | unexpected GroupVersion string: a/b/c ({"apiVersion":"a/b/c","kind":" ...)
          {"a" | couldn't get version/kind; json parse error: unexpected end of JSON input ({"a")
          """)
  void aBodyWithoutAKindOfItsOwnIsUnrecognized(String body, String message) {
    assertEquals(
        "the object provided is unrecognized (must be of type ConfigMap): " + message,
        refusal(body, Encoding.JSON, CONFIG_MAP));
  }

  @Test
  void kindAndApiVersionAreFoundInAnyCase() {
    Decoded decoded = json("{\"Kind\":\"ConfigMap\",\"APIVERSION\":\"v1\"}", CONFIG_MAP);

    assertEquals("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{}}", text(decoded));
    assertEquals(
        List.of("unknown field \"Kind\"", "unknown field \"APIVERSION\""), decoded.strictErrors());
  }

  @Test
  void valuesComeOutInTheirCanonicalForm() {
    String body =
        """
        {"metadata":{"creationTimestamp":"2026-01-02T03:04:05.6+01:00"},
         "spec":{"containers":[{"name":"a","resources":{"limits":{"memory":"1024Ki","cpu":0.5}},
          "livenessProbe":{"httpGet":{"port":80}},"readinessProbe":{"httpGet":{"port":"web"}}}],
          "hostAliases":null}}\
        """;

    String text = text(json(body, POD));

    assertTrue(text.contains("\"creationTimestamp\":\"2026-01-02T02:04:05Z\""), text);
    assertTrue(text.contains("\"limits\":{\"cpu\":\"500m\",\"memory\":\"1Mi\"}"), text);
    assertTrue(text.contains("\"port\":80"), text);
    assertTrue(text.contains("\"port\":\"web\""), text);
  }

  @Test
  void fieldsThatGoAlwaysWritesAreThere() {
    assertEquals(
        "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{},"
            + "\"spec\":{\"containers\":null},\"status\":{}}",
        text(json("{}", POD)));
  }

  @Test
  void schemasMayBeSchemasOrSomethingSimpler() {
    String schema =
        "{\"items\":[{\"type\":\"string\"}],\"additionalProperties\":true,"
            + "\"dependencies\":{\"a\":[\"b\"]},\"maximum\":5.0,\"default\":{\"z\":1,\"a\":null}}";
    String body =
        "{\"spec\":{\"versions\":[{\"name\":\"v1\",\"schema\":{\"openAPIV3Schema\":"
            + schema
            + "}}]}}";

    String text = text(json(body, CRD));

    assertTrue(text.contains("\"default\":{\"z\":1,\"a\":null},\"maximum\":5"), text);
    assertTrue(text.contains("\"items\":[{\"type\":\"string\"}]"), text);
    assertTrue(text.contains("\"additionalProperties\":true"), text);
    assertTrue(text.contains("\"dependencies\":{\"a\":[\"b\"]}"), text);
  }

  @Test
  void yamlMeansWhatItMeansToGoYaml() {
    String body =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: &m
          name: a
          labels: {b: "yes", a: 'x'}
          annotations: {<<: {one: "1"}, two: "2"}
        data:
          date: "2026-01-01"
        immutable: yes
        ---
        kind: Nothing
        """;

    Decoded decoded = yaml(body, CONFIG_MAP);

    assertEquals(
        "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\","
            + "\"labels\":{\"a\":\"x\",\"b\":\"yes\"},"
            + "\"annotations\":{\"one\":\"1\",\"two\":\"2\"}},"
            + "\"immutable\":true,\"data\":{\"date\":\"2026-01-01\"}}",
        text(decoded));
  }

  @Test
  void yamlKeysThatComeTwiceAreMinded() {
    Decoded decoded = yaml("data:\n  k: a\n  j: b\n  k: c\n", CONFIG_MAP);

    assertEquals(
        List.of("yaml: unmarshal errors:\n  line 4: key \"k\" already set in map"),
        decoded.strictErrors());
    assertEquals(List.of("line 4: key \"k\" already set in map"), decoded.warnings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          metadata:\\n\\tname: a\\n | yaml: line 2: found character that cannot start any token (6d657461646174613a0a096e616d653a20610a)
          metadata: {name: a | yaml: line 1: did not find expected ',' or '}' (6d657461646174613a207b6e616d653a2061)
          {[x, {c: 1.5}, null]: y} | yaml: invalid map key: []interface {}{"x", map[interface {}]interface {}{"c":1.5}, interface {}(nil)} ({[x, {c: 1.5}, null]: y})
          metadata: {name: *nowhere} | yaml: unknown anchor 'nowhere' referenced (6d657461646174613a207b6e616d653a202a6e6f77686572657d)
          """)
  void brokenYamlIsRefusedInGoYamlsWords(String body, String message) {
    String text = body.replace("\\n", "\n").replace("\\t", "\t");

    assertEquals(
        "the object provided is unrecognized (must be of type ConfigMap): " + message,
        refusal(text, Encoding.YAML, CONFIG_MAP));
  }

  @Test
  void yamlThatGrowsByItsAliasesIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; i++) {
      String item = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [")
          .append(String.join(",", java.util.Collections.nCopies(10, item)))
          .append("]\n");
    }

    assertTrue(
        refusal(bomb.toString(), Encoding.YAML, CONFIG_MAP)
            .contains("yaml: document contains excessive aliasing"));
  }

  @Test
  void depthIsBounded() {
    String deep = "{\"items\":".repeat(5_000) + "{}" + "}".repeat(5_000);
    String body = "{\"spec\":{\"versions\":[{\"schema\":{\"openAPIV3Schema\":" + deep + "}}]}}";

    assertTrue(refusal(body, Encoding.JSON, CRD).endsWith("exceeded max depth"));
  }
}
