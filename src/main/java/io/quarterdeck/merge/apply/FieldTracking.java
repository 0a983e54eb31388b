package io.quarterdeck.merge.apply;

import io.quarterdeck.merge.fields.FieldSet;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Value;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code metadata.managedFields} of what is written by create, update and the patches other
 * than apply: the writer gets what it changed. Called with the object as the client made it, before
 * admission and before the kind's own rules; all objects are in the endpoint's version.
 */
public final class FieldTracking {
  private FieldTracking() {}

  /**
   * Returns a new object with its managed fields.
   *
   * @param now RFC 3339 in whole seconds
   */
  public static MapValue created(Endpoint endpoint, MapValue object, String manager, String now) {
    ManagedFields managed = ManagedFields.none();
    track(managed, endpoint, endpoint.zero(), object, manager, now);
    return managed.writeTo(object, ListValue.EMPTY);
  }

  /**
   * Returns {@code updated} with its managed fields. An object without any stays so until an apply
   * starts tracking it; a client that sends an empty list, or one with one empty entry, stops it.
   *
   * @param live the object as it is stored
   * @param now RFC 3339 in whole seconds
   */
  public static MapValue updated(
      Endpoint endpoint, MapValue live, MapValue updated, String manager, String now) {
    ListValue stored = live.map("metadata").list("managedFields");
    ManagedFields managed = before(endpoint, stored, updated.map("metadata").find("managedFields"));
    if (!managed.isEmpty()) {
      track(managed, endpoint, live, updated, manager, now);
    }
    return managed.writeTo(updated, stored);
  }

  /** Opens the entries that count: the client's if it sends good ones, else the stored ones. */
  private static ManagedFields before(Endpoint endpoint, ListValue stored, @Nullable Value sent) {
    if (sent == stored
        || !(sent instanceof ListValue entries)
        || !endpoint.subresource().isEmpty()) {
      return ManagedFields.ofStored(stored);
    }
    if (isReset(entries)) {
      return ManagedFields.none();
    }
    if (entries.equals(stored)) {
      return ManagedFields.ofStored(stored);
    }
    try {
      ManagedFields managed = ManagedFields.ofSent(entries, stored);
      return managed.isEmpty() ? ManagedFields.ofStored(stored) : managed;
    } catch (IllegalArgumentException e) {
      return ManagedFields.ofStored(stored); // upstream says nothing, either
    }
  }

  private static boolean isReset(ListValue sent) {
    return sent.isEmpty() || sent.size() == 1 && isBlank(sent.map(0));
  }

  private static boolean isBlank(MapValue entry) {
    for (int i = 0; i < entry.size(); i++) {
      boolean zero = entry.valueAt(i) == NullValue.NULL || entry.string(entry.keyAt(i)).isEmpty();
      if (!zero || entry.valueAt(i) instanceof MapValue) {
        return false;
      }
    }
    return true;
  }

  /** Gives {@code manager} what differs between {@code before} and {@code after}. */
  static void track(
      ManagedFields managed,
      Endpoint endpoint,
      MapValue before,
      MapValue after,
      String manager,
      String now) {
    Ownership.reconcile(endpoint, managed);
    Ownership ownership = new Ownership(endpoint, before, after);
    ownership.giveUp(managed);
    FieldSet changed = ownership.changed().difference(Ownership.NEVER_OWNED);
    if (!changed.isEmpty()) {
      ManagerId id = ManagerId.updating(manager, endpoint);
      Managed previous = managed.get(id);
      FieldSet fields = previous == null ? changed : changed.union(previous.fields());
      managed.put(id, new Managed(endpoint.apiVersion(), fields, now));
    }
    managed.mergeOldUpdates();
  }

  /**
   * Returns {@code updated} with the stored times, if times of managed fields are all in which it
   * differs from {@code stored}: a write must not be made for them alone.
   */
  public static MapValue withoutIdleTimes(MapValue stored, MapValue updated) {
    ListValue before = stored.map("metadata").list("managedFields");
    ListValue after = updated.map("metadata").list("managedFields");
    if (before == after || before.size() != after.size()) {
      return updated;
    }
    for (int i = 0; i < before.size(); i++) {
      MapValue entry = after.map(i);
      if (entry != before.get(i) && !entry.without("time").equals(before.map(i).without("time"))) {
        return updated;
      }
    }
    MapValue timed =
        updated.with("metadata", updated.map("metadata").with("managedFields", before));
    return timed.equals(stored) ? timed : updated;
  }

  /**
   * Returns why these entries, which admission made, cannot be kept; "" if they can.
   *
   * @param entries the value of {@code metadata.managedFields}
   */
  public static String problem(ListValue entries) {
    try {
      ManagedFields.ofSent(entries, ListValue.EMPTY);
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
