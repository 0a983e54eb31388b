package io.quarterdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.metrics.Metrics;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureGatesTest {
  @Test
  void withoutSettingsEveryGateHasItsDefault() {
    FeatureGates gates = FeatureGates.of(Map.of());

    assertFalse(gates.isOn("CBORServingAndStorage"));
    assertTrue(gates.isOn("WatchList"));
    assertFalse(gates.isSwitchedOff("CBORServingAndStorage"));
  }

  @Test
  void aNameWinsOverItsLevel() {
    FeatureGates gates = of("AllAlpha=true", "kube:CBORServingAndStorage=false");

    assertFalse(gates.isOn("CBORServingAndStorage"));
    assertTrue(gates.isSwitchedOff("CBORServingAndStorage"));
    assertTrue(gates.isOn("ShardedListAndWatch"));
    assertTrue(gates.isOn("AllAlpha"));
  }

  @Test
  void aGateThatNobodyKnowsIsPassedOver() {
    assertEquals(Map.of(), of("Nope=true").settings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          WatchList | missing bool value for WatchList
          WatchList=maybe | invalid value of WatchList=maybe, err: strconv.ParseBool: parsing "maybe": invalid syntax
          wardle:A=true | component not registered: wardle
          BtreeWatchCache=false | cannot set feature gate BtreeWatchCache to false, feature is locked to true
          ClusterTrustBundleProjection=true | ClusterTrustBundleProjection is enabled, but depends on features that are disabled: [ClusterTrustBundle]
          """)
  void refusalsAreInUpstreamsWords(String pair, String words) {
    Exception refused = assertThrows(IllegalArgumentException.class, () -> of(pair));

    assertEquals(words, refused.getMessage());
  }

  @Test
  void theMetricShowsWhatIsOn() {
    Metrics metrics = new Metrics();

    of("CBORServingAndStorage=true").show(metrics);

    String text = new String(metrics.text(), StandardCharsets.UTF_8);
    assertTrue(
        text.contains(
            "kubernetes_feature_enabled{name=\"CBORServingAndStorage\",stage=\"ALPHA\"} 1"));
    assertTrue(text.contains("kubernetes_feature_enabled{name=\"APIServerTracing\",stage=\"\"} 1"));
  }

  private static FeatureGates of(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      map.put(
          equals < 0 ? pair : pair.substring(0, equals),
          equals < 0 ? "" : pair.substring(equals + 1));
    }
    return FeatureGates.of(map);
  }
}
