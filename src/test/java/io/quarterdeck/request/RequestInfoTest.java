package io.quarterdeck.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestInfoTest {
  private static RequestInfo of(String method, String uri) {
    int mark = uri.indexOf('?');
    String path = mark < 0 ? uri : uri.substring(0, mark);
    return RequestInfo.of(method, path, Query.parse(mark < 0 ? "" : uri.substring(mark + 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1/pods,list,,,pods,,",
    "GET,/api/v1/pods/,list,,,pods,,",
    "GET,/api/v1/pods?watch=1,watch,,,pods,,",
    "GET,/api/v1/pods?watch=false,list,,,pods,,",
    "GET,/api/v1/pods?watch=,watch,,,pods,,",
    "GET,/api/v1/pods?fieldSelector=metadata.name%3Da,list,,,pods,,a",
    "GET,/api/v1/pods?fieldSelector=spec.x%3Da,list,,,pods,,",
    "HEAD,/api/v1/namespaces/n/pods/a,get,,n,pods,,a",
    "GET,/api/v1/namespaces/n,get,,n,namespaces,,n",
    "PUT,/api/v1/namespaces/n/finalize,update,,n,namespaces,finalize,n",
    "PUT,/api/v1/namespaces/n/other,update,,n,other,,",
    "GET,/api/v1/namespaces,list,,,namespaces,,",
    "GET,/api/v1/namespaces//pods,list,,,pods,,",
    "POST,/api/v1/namespaces/n/pods/a/binding,create,,n,pods,binding,a",
    "PATCH,/apis/apps/v1/namespaces/n/deployments/a/scale,patch,apps,n,deployments,scale,a",
    "DELETE,/apis/apps/v1/namespaces/n/deployments,deletecollection,apps,n,deployments,,",
    "DELETE,/apis/apps/v1/namespaces/n/deployments/a,delete,apps,n,deployments,,a",
    "GET,/api/v1/watch/namespaces/n/pods/a,watch,,n,pods,,a",
    "GET,/apis/apps/v1/watch/deployments,watch,apps,,deployments,,",
  })
  void resourcePaths(
      String method,
      String uri,
      String verb,
      String group,
      String namespace,
      String resource,
      String subresource,
      String name) {
    RequestInfo info = of(method, uri);

    Target t = info.target();
    assertEquals(verb, info.verb().text());
    assertEquals(orEmpty(group), t.group());
    assertEquals("v1", t.version());
    assertEquals(orEmpty(namespace), t.namespace());
    assertEquals(orEmpty(resource), t.resource());
    assertEquals(orEmpty(subresource), t.subresource());
    assertEquals(orEmpty(name), t.name());
  }

  private static String orEmpty(String s) {
    return s == null ? "" : s;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api", "/api/v1", "/apis/apps/v1", "/healthz", "/other/v1/pods"})
  void otherPaths(String path) {
    assertFalse(of("GET", path).target().isResource());
  }

  @Test
  void namesThatAreNoPathSegmentAreNotCarried() {
    assertEquals("", of("GET", "/api/v1/pods?fieldSelector=metadata.name%3D..").target().name());
  }
}
