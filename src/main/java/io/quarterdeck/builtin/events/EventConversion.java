package io.quarterdeck.builtin.events;

import io.quarterdeck.builtin.Reshape;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.Conversion;

/** Events of {@code events.k8s.io/v1} are core events under other names. */
final class EventConversion implements Conversion {
  @Override
  public KubeObject toStored(KubeObject event) {
    MapValue stored =
        Reshape.of(event.root())
            .keep("kind")
            .put("apiVersion", Value.of("v1"))
            .keep("metadata")
            .move("regarding", "involvedObject", MapValue.EMPTY)
            .keep("reason")
            .move("note", "message")
            .move("deprecatedSource", "source", MapValue.EMPTY)
            .move("deprecatedFirstTimestamp", "firstTimestamp", Value.ofNull())
            .move("deprecatedLastTimestamp", "lastTimestamp", Value.ofNull())
            .move("deprecatedCount", "count")
            .keep("type")
            .move("eventTime", "eventTime", Value.ofNull())
            .keep("series", "action", "related")
            .move("reportingController", "reportingComponent", Value.of(""))
            .move("reportingInstance", "reportingInstance", Value.of(""))
            .done();
    return new KubeObject(stored);
  }

  @Override
  public KubeObject toServed(KubeObject event) {
    MapValue served =
        Reshape.of(event.root())
            .keep("kind")
            .put("apiVersion", Value.of("events.k8s.io/v1"))
            .keep("metadata")
            .move("eventTime", "eventTime", Value.ofNull())
            .keep("series")
            .moveText("reportingComponent", "reportingController")
            .moveText("reportingInstance", "reportingInstance")
            .keep("action", "reason")
            .move("involvedObject", "regarding")
            .keep("related")
            .move("message", "note")
            .keep("type")
            .move("source", "deprecatedSource")
            .move("firstTimestamp", "deprecatedFirstTimestamp")
            .move("lastTimestamp", "deprecatedLastTimestamp")
            .move("count", "deprecatedCount")
            .done();
    return new KubeObject(served);
  }
}
