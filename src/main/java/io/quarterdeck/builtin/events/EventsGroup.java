package io.quarterdeck.builtin.events;

import io.quarterdeck.builtin.Group;

/** The kinds of the group events.k8s.io, by version. */
public final class EventsGroup {
  public static final Group GROUP =
      Group.named("events.k8s.io", 17750).version("v1", 15, Event.KIND);

  private EventsGroup() {}
}
