package io.quarterdeck.builtin.core;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of Events. Both groups keep the same objects; the core group takes nearly everything,
 * {@code events.k8s.io} asks for what the new API needs (KEP-383).
 */
public final class EventRules implements Strategy {
  private static final int NAME_MAX = 128; // of action, reason and reporting instance
  private static final int NOTE_MAX = 1024;
  private static final GoStruct REFERENCE =
      GoStruct.of("Kind Namespace Name UID=uid APIVersion=apiVersion ResourceVersion FieldPath");
  private static final GoStruct SOURCE = GoStruct.of("Component Host");

  private final boolean strict;

  /**
   * @param strict whether the request is to {@code events.k8s.io}
   */
  public EventRules(boolean strict) {
    this.strict = strict;
  }

  /** The core group's endpoint takes any name that can stand in a path. */
  @Override
  public NameRule nameRule() {
    return strict ? NameRule.DNS_SUBDOMAIN : NameRule.PATH_SEGMENT;
  }

  @Override
  public boolean allowsCreateOnUpdate() {
    return true;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject event, FieldErrors errors) {
    Fields fields = Fields.of(event.root(), errors);
    checkLegacy(fields);
    if (!strict) {
      return;
    }
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    checkSeries(fields);
    if (!fields.has("eventTime")) {
      errors.required(Path.of("eventTime"), "");
    }
    String type = fields.string("type");
    if (!type.equals("Normal") && !type.equals("Warning")) {
      fields.invalid("type", "", "has invalid value: " + type);
    }
    unset(fields, "firstTimestamp", fields.has("firstTimestamp"));
    unset(fields, "lastTimestamp", fields.has("lastTimestamp"));
    unset(fields, "count", fields.integer("count") != 0);
    MapValue source = fields.map("source");
    unset(
        fields,
        "source",
        !source.string("component").isEmpty() || !source.string("host").isEmpty());
  }

  private static void unset(Fields event, String name, boolean set) {
    if (set) {
      event.invalid(name, "", "needs to be unset");
    }
  }

  private void checkLegacy(Fields event) {
    String namespace = event.map("metadata").string("namespace");
    Fields object = event.in("involvedObject");
    String involved = object.string("namespace");
    boolean wrongNamespace;
    if (event.has("eventTime")) {
      wrongNamespace =
          involved.isEmpty() && !namespace.equals("default") && !namespace.equals("kube-system");
    } else if (involved.isEmpty()) {
      wrongNamespace = !namespace.isEmpty() && !namespace.equals("default");
    } else {
      wrongNamespace = !namespace.equals(involved);
    }
    if (wrongNamespace) {
      object.invalid("namespace", involved, "does not match event.namespace");
    }
    if (event.has("eventTime")) {
      checkNew(event);
    }
    for (String wrong : Formats.DNS_SUBDOMAIN.check(namespace)) {
      event.invalid("namespace", namespace, wrong);
    }
  }

  /** An event that has a time of its own is of the new kind in either group. */
  private void checkNew(Fields event) {
    String shown = strict ? "reportingController" : "reportingComponent";
    String controller = event.string("reportingComponent");
    if (controller.isEmpty()) {
      event.errors().required(event.at(shown), "");
    }
    for (String wrong : Formats.LABEL_KEY.check(controller)) {
      event.invalid(shown, controller, wrong);
    }
    event.required("reportingInstance");
    notLonger(event, "reportingInstance", NAME_MAX);
    event.required("action");
    notLonger(event, "action", NAME_MAX);
    event.required("reason");
    notLonger(event, "reason", NAME_MAX);
    notLonger(event, "message", NOTE_MAX);
  }

  private static void notLonger(Fields event, String name, int max) {
    if (Chars.length(event.string(name)) > max) {
      event.invalid(name, "", "can have at most " + max + " characters");
    }
  }

  private static void checkSeries(Fields event) {
    if (!event.has("series")) {
      return;
    }
    MapValue series = event.map("series");
    if (series.integer("count") < 2) {
      event.invalid("series.count", "", "should be at least 2");
    }
    if (!series.has("lastObservedTime")) {
      event.errors().required(event.at("series.lastObservedTime"), "");
    }
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject event, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(event.root(), errors);
    checkLegacy(fields);
    if (!strict) {
      return;
    }
    MapValue before = old.root();
    Metadata.checkUpdate(fields, old);
    if (!Fields.same(fields.value("series"), before.find("series"))) {
      checkSeries(fields);
    }
    immutable(fields, before, "involvedObject", REFERENCE.show(fields.map("involvedObject")));
    text(fields, before, "reason");
    text(fields, before, "message");
    immutable(fields, before, "source", SOURCE.show(fields.map("source")));
    immutable(fields, before, "firstTimestamp", fields.value("firstTimestamp"));
    immutable(fields, before, "lastTimestamp", fields.value("lastTimestamp"));
    immutable(fields, before, "count", Value.of(fields.integer("count")));
    text(fields, before, "reason");
    text(fields, before, "type");
    immutable(fields, before, "eventTime", fields.value("eventTime"));
    text(fields, before, "action");
    immutable(
        fields,
        before,
        "related",
        fields.has("related") ? REFERENCE.show(fields.map("related")) : null);
    String controller = fields.string("reportingComponent");
    if (!controller.equals(before.string("reportingComponent"))) {
      fields.invalid("reportingController", controller, Fields.IMMUTABLE);
    }
    text(fields, before, "reportingInstance");
  }

  private static void text(Fields event, MapValue old, String name) {
    immutable(event, old, name, event.string(name));
  }

  private static void immutable(Fields event, MapValue old, String name, @Nullable Object shown) {
    if (!Fields.same(event.value(name), old.find(name))) {
      event.invalid(name, shown, Fields.IMMUTABLE);
    }
  }
}
