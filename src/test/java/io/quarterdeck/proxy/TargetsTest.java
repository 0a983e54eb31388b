package io.quarterdeck.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.Query;
import io.quarterdeck.status.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What requests mean: names with ports, containers, kubelets, options, paths. */
class TargetsTest {
  private static KubeObject object(String json) {
    byte[] text = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new KubeObject((MapValue) Json.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "a, '', a, ''",
    "a:web, '', a, web",
    "https:a:8443, https, a, 8443",
    "https:a:, https, a, ''",
  })
  void aNameCanHaveASchemeAndAPort(String text, String scheme, String name, String port) {
    assertEquals(new NamedPort(scheme, name, port), NamedPort.parse(text).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"ftp:a:1", "':1'", "a:b:c:d", "''"})
  void otherNamesAreNone(String text) {
    assertEquals(true, NamedPort.parse(text).isEmpty());
  }

  @Test
  void theOnlyContainerNeedsNoName() {
    KubeObject pod =
        object("{'spec':{'initContainers':[{'name':'i'}],'containers':[{'name':'a'}]}}");

    assertEquals("a", Containers.choose(pod, ""));
    assertEquals("i", Containers.choose(pod, "i"));
  }

  @Test
  void twoContainersNeedAName() {
    KubeObject pod =
        object(
            "{'metadata':{'name':'p'},'spec':{'initContainers':[{'name':'i'}],"
                + "'containers':[{'name':'a'},{'name':'b'}]}}");

    assertEquals(
        "a container name must be specified for pod p, choose one of: [i a b]",
        message(() -> Containers.choose(pod, "")));
    assertEquals("container x is not valid for pod p", message(() -> Containers.choose(pod, "x")));
  }

  @Test
  void theBestAddressOfANodeCounts() {
    KubeObject node =
        object(
            "{'status':{'addresses':[{'type':'InternalIP','address':'10.0.0.1'},"
                + "{'type':'Hostname','address':'n'}],"
                + "'daemonEndpoints':{'kubeletEndpoint':{'Port':10251}}}}");

    assertEquals(
        "https://n:10251/x",
        new Kubelets(List.of("Hostname", "InternalIP"), 10250).of(node).at("/x").uri().toString());
    assertEquals(
        "no preferred addresses found; known addresses: [{InternalIP 10.0.0.1} {Hostname n}]",
        message(() -> new Kubelets(List.of("ExternalIP"), 10250).of(node)));
  }

  @Test
  void logOptionsGoOnToTheKubelet() {
    Query query =
        Query.parse("follow=&previous=0&tailLines=5&sinceTime=2024-01-01T01:00:00%2B01:00");

    assertEquals(
        "follow=true&sinceTime=2024-01-01T00%3A00%3A00Z&tailLines=5", LogOptions.of(query).query());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tailLines=-1 | PodLogOptions \"a\" is invalid: tailLines: Invalid value: -1: must be"
            + " greater than or equal to 0",
        "limitBytes=x | strconv.ParseInt: parsing \"x\": invalid syntax",
        "sinceSeconds=5&sinceTime=null | PodLogOptions \"a\" is invalid: []: Forbidden: at most one"
            + " of `sinceTime` or `sinceSeconds` may be specified",
      })
  void badLogOptionsAreRefused(String query, String expected) {
    assertEquals(expected, message(() -> LogOptions.of(Query.parse(query)).check("a")));
  }

  @ParameterizedTest
  @CsvSource({
    "'', /x, /x",
    "/a, /b/, /a/b/",
    "/a, '', /a",
    "'', /a/../../b, /b",
    "'', '', ''",
    "/a, //b, /a/b",
  })
  void pathsAreJoinedClean(String above, String below, String joined) {
    assertEquals(joined, GoPath.join(above, below));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1,false", "169.254.1.1,false", "10.1.2.3,true", "'::1',false", "name,false"})
  void onlyAddressesOfOthersAreGoneOnTo(String address, boolean allowed) {
    assertEquals(allowed, GlobalAddress.is(address));
  }

  private static String message(Runnable action) {
    return assertThrows(ApiException.class, action::run).status().message();
  }
}
