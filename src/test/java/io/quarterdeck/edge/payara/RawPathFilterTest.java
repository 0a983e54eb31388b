package io.quarterdeck.edge.payara;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawPathFilterTest {
  @ParameterizedTest
  @CsvSource({
    "/api/v1/namespaces/kube-system/pods, true",
    "/apis/apps/v1/deployments/, true",
    "/openapi/v3/apis/coordination.k8s.io/v1, true",
    "/apis/rbac.authorization.k8s.io/v1/clusterroles/system:node, false",
    "/api/v1/namespaces/default/configmaps/.., false",
    "/api/v1//namespaces, false",
    "/.well-known/openid-configuration, false",
    "/api/v1/namespaces/%2e%2e/pods, false",
    "/api/v1/pods;x=1, false",
    "/WEB-INF/web.xml, false",
    "/meta-inf/MANIFEST.MF, false",
    "*, false"
  })
  void onlyPathsThatEveryContainerTakesAreShownToIt(String path, boolean harmless) {
    assertEquals(harmless, RawPathFilter.isHarmless(path));
  }
}
