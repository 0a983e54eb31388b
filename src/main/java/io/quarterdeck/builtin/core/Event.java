package io.quarterdeck.builtin.core;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Cell;
import io.quarterdeck.resource.DeletionPolicy;
import io.quarterdeck.resource.DeletionPolicy.Dependents;
import java.util.Locale;

/** The kind Event of the core group. */
public final class Event {
  public static final Kind KIND =
      Kind.named("Event", "events")
          .deletion(DeletionPolicy.withDependents(Dependents.UNSUPPORTED))
          .namespaced()
          .shortNames("ev")
          .select("involvedObject.kind")
          .select("involvedObject.namespace")
          .select("involvedObject.name")
          .select("involvedObject.uid")
          .select("involvedObject.apiVersion")
          .select("involvedObject.resourceVersion")
          .select("involvedObject.fieldPath")
          .select("reason")
          .select("reportingComponent")
          .select("source", Event::source)
          .select("type")
          .stored("v1")
          .strategy(new EventRules(false))
          .columns(columns());

  private Event() {}

  /** The component that reported; new clients write only the controller's name. */
  private static String source(KubeObject event) {
    String component = event.root().map("source").string("component");
    return component.isEmpty() ? event.root().string("reportingComponent") : component;
  }

  private static Table columns() {
    return Table.unnamed()
        .cell("Last Seen", Doc.field("lastTimestamp"), Event::lastSeen)
        .text("Type", Doc.field("type"), o -> o.root().string("type"))
        .text("Reason", Doc.field("reason"), o -> o.root().string("reason"))
        .text("Object", Doc.of("The object that this event is about."), Event::object)
        .wide(
            "Subobject",
            Doc.field("involvedObject.fieldPath"),
            o -> o.root().map("involvedObject").string("fieldPath"))
        .wide(
            "Source",
            Doc.of(
                "The component reporting this event. Should be a short machine understandable"
                    + " string."),
            Event::reporter)
        .text("Message", Doc.field("message"), o -> o.root().string("message").strip())
        .wideCell("First Seen", Doc.field("firstTimestamp"), Event::firstSeen)
        .wideCell("Count", Doc.field("count"), Event::count)
        .wideName();
  }

  private static Cell firstSeen(KubeObject event) {
    String first = event.root().string("firstTimestamp");
    return Cell.since(Cells.or(first, event.root().string("eventTime")));
  }

  private static Cell lastSeen(KubeObject event) {
    if (event.root().has("series")) {
      return Cell.since(event.root().map("series").string("lastObservedTime"));
    }
    String last = event.root().string("lastTimestamp");
    return last.isEmpty() ? firstSeen(event) : Cell.since(last);
  }

  /** How often it was seen; a new event that was seen once has no count. */
  private static Cell count(KubeObject event) {
    if (event.root().has("series")) {
      return Cell.of(event.root().map("series").integer("count"));
    }
    long count = event.root().integer("count");
    return Cell.of(count == 0 ? 1 : count);
  }

  private static String object(KubeObject event) {
    MapValue object = event.root().map("involvedObject");
    String kind = object.string("kind").toLowerCase(Locale.ROOT);
    return object.string("name").isEmpty() ? kind : kind + "/" + object.string("name");
  }

  private static String reporter(KubeObject event) {
    MapValue source = event.root().map("source");
    String instance = Cells.or(source.string("host"), event.root().string("reportingInstance"));
    return source(event) + (instance.isEmpty() ? "" : ", " + instance);
  }
}
