package io.quarterdeck.server.paths;

import io.quarterdeck.metrics.Metrics;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Reply;

/** {@code /metrics}: everything that is counted, in Prometheus' text form whatever Accept says. */
public final class MetricsPage implements PathHandler {
  private final Metrics metrics;

  public MetricsPage(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public Reply answer(ApiRequest request) {
    return Texts.ok(Metrics.CONTENT_TYPE, metrics.text());
  }
}
