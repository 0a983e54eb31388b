package io.quarterdeck.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.request.Negotiation.Endpoint;
import io.quarterdeck.request.Transform.Kind;
import io.quarterdeck.status.ApiException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NegotiationTest {
  private static ApiRequest request(String query, Map<String, String> headers) {
    Query parsed = Query.parse(query);
    RequestInfo info = RequestInfo.of("GET", "/api/v1/pods", parsed);
    return new ApiRequest(
        "GET",
        info.verb(),
        info.target(),
        parsed,
        name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of(),
        Body.EMPTY,
        new Peer("127.0.0.1", List.of(), "test"),
        User.ANONYMOUS,
        "id",
        Long.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json|true",
        "application/JSON; charset=utf-8|true",
        "application/json; charset=\"utf-8\";|true",
        "application/json; charset=bad\"|false",
        "application/json; charset=|false",
        "application/json; charset|false",
      })
  void aContentTypeIsReadAsGoReadsIt(String type, boolean good) {
    ApiRequest request = request("", Map.of("Content-Type", type));

    if (good) {
      assertEquals(Format.JSON, Negotiation.input(request));
    } else {
      assertThrows(ApiException.class, () -> Negotiation.input(request));
    }
  }

  private static Accepted output(String accept) {
    return Negotiation.output(request("", Map.of("Accept", accept)), Endpoint.OBJECTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json|JSON",
        "*/*|JSON",
        "application/*|JSON",
        "application/yaml, application/json|YAML",
        "application/json;q=0.5,application/yaml;q=0.9|YAML",
        "*/*,application/yaml;q=0.1|YAML",
        "application/*;q=1.0,application/yaml;q=0.3|YAML",
        "application/yaml;q=0|YAML",
        "application/yaml;q=high,application/json;q=0.1|JSON",
        "application/vnd.kubernetes.protobuf,application/json|PROTOBUF",
        "foo, application/json|JSON",
        "application/json;as=|JSON",
        "application/json;charset=latin1;foo=bar|JSON",
      })
  void formatsAreChosenAsUpstreamChooses(String accept, Format format) {
    assertEquals(format, output(accept).format());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "APPLICATION/JSON",
        "application/json/x",
        ";q=1",
        "application/json;v=v1;g=meta.k8s.io",
        "application/json;as=Table;v=v2;g=meta.k8s.io",
        "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io",
      })
  void whatNobodyMakesIsNotAcceptable(String accept) {
    var thrown = assertThrows(ApiException.class, () -> output(accept));

    assertEquals(406, thrown.status().code());
  }

  @Test
  void theRouterLooksAtTheTextAlone() {
    ApiRequest request = request("", Map.of("Accept", "application/*"));

    var thrown = assertThrows(ApiException.class, () -> Negotiation.route(request, false));

    assertEquals(
        "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml,"
            + " application/vnd.kubernetes.protobuf",
        thrown.status().message());
  }

  @Test
  void transformsAreReadFromParameters() {
    Accepted accepted = output("application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io");

    assertEquals(new Transform(Kind.PARTIAL, "v1"), accepted.transform());
  }

  @ParameterizedTest
  @CsvSource({
    "pretty=1,x,true",
    "pretty=true,x,true",
    "pretty=0,curl/8.0,false",
    "'',curl/8.0,true",
    "'',Mozilla/5.0 (X11),true",
    "'',kubectl/v1.36,false",
    "pretty=,x,false"
  })
  void peopleGetIndentedJson(String query, String agent, boolean pretty) {
    Accepted accepted =
        Negotiation.output(request(query, Map.of("User-Agent", agent)), Endpoint.OBJECTS);

    assertEquals(pretty, accepted.pretty());
  }

  @Test
  void watchesNeedAFormatThatStreams() {
    ApiRequest yaml = request("", Map.of("Accept", "application/yaml, application/json"));

    assertThrows(ApiException.class, () -> Negotiation.stream(yaml, Endpoint.OBJECTS));
  }
}
