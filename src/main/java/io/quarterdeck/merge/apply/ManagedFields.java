package io.quarterdeck.merge.apply;

import io.quarterdeck.merge.fields.FieldSet;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The managers of one object while a write changes who owns what: {@code metadata.managedFields},
 * opened. Owned by one write. Knows nothing of types.
 */
final class ManagedFields {
  /** Entries of updates that an object may have: upstream's bound on what idle clients leave. */
  static final int MAX_UPDATES = 10;

  private static final String ANCIENT = "ancient-changes";

  private static final Comparator<MapValue> ORDER =
      Comparator.comparing((MapValue entry) -> entry.string("operation"))
          .thenComparing(entry -> entry.string("time"))
          .thenComparing(entry -> entry.string("manager"))
          .thenComparing(entry -> entry.string("apiVersion"))
          .thenComparing(entry -> entry.string("subresource"));

  private final Map<ManagerId, Managed> managers;

  private ManagedFields(Map<ManagerId, Managed> managers) {
    this.managers = managers;
  }

  static ManagedFields none() {
    return new ManagedFields(new LinkedHashMap<>());
  }

  /** Opens the entries of a stored object, which this server has checked when it wrote them. */
  static ManagedFields ofStored(ListValue entries) {
    return of(entries, entries);
  }

  /**
   * Opens entries that a client or webhook sent.
   *
   * @param known entries that are stored: those that were sent back need no reading
   * @throws IllegalArgumentException with upstream's message, if one is malformed
   */
  static ManagedFields ofSent(ListValue entries, ListValue known) {
    for (int i = 0; i < entries.size(); i++) {
      check(entries.map(i), i);
    }
    return of(entries, known);
  }

  private static void check(MapValue entry, int index) {
    String operation = entry.string("operation");
    if (!operation.equals(ManagerId.APPLY) && !operation.equals(ManagerId.UPDATE)) {
      throw new IllegalArgumentException("operation must be `Apply` or `Update`");
    }
    if (entry.string("apiVersion").isEmpty()) {
      throw new IllegalArgumentException("apiVersion must not be empty");
    }
    String fieldsType = entry.string("fieldsType");
    if (fieldsType.isEmpty()) {
      throw new IllegalArgumentException("missing fieldsType in managed fields entry " + index);
    }
    if (!fieldsType.equals("FieldsV1")) {
      throw new IllegalArgumentException(
          "invalid fieldsType " + GoText.quote(fieldsType) + " in managed fields entry " + index);
    }
  }

  private static ManagedFields of(ListValue entries, ListValue known) {
    ManagedFields managed = none();
    for (MapValue entry : entries.maps()) {
      String operation = entry.string("operation");
      String apiVersion = entry.string("apiVersion");
      ManagerId id =
          new ManagerId(
              entry.string("manager"),
              operation,
              operation.equals(ManagerId.APPLY) ? "" : apiVersion,
              entry.string("subresource"));
      MapValue document = entry.map("fieldsV1");
      boolean stored = entries == known || contains(known, entry);
      FieldSet fields = stored ? new FieldSet(document) : FieldSet.parse(document);
      MapValue source = stored ? entry : null;
      managed.put(id, new Managed(apiVersion, fields, entry.string("time"), source));
    }
    return managed;
  }

  private static boolean contains(ListValue list, MapValue entry) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).equals(entry)) {
        return true;
      }
    }
    return false;
  }

  /** Returns a copy, which changes on its own. */
  ManagedFields copy() {
    return new ManagedFields(new LinkedHashMap<>(managers));
  }

  boolean isEmpty() {
    return managers.isEmpty();
  }

  @Nullable Managed get(ManagerId id) {
    return managers.get(id);
  }

  /** Returns the managers as they are now, to go through while they change. */
  List<Map.Entry<ManagerId, Managed>> all() {
    return List.copyOf(managers.entrySet());
  }

  /** Sets what {@code id} owns; who owns nothing is no manager. */
  void put(ManagerId id, Managed managed) {
    if (managed.fields().isEmpty()) {
      managers.remove(id);
    } else {
      managers.put(id, managed);
    }
  }

  void remove(ManagerId id) {
    managers.remove(id);
  }

  /** Replaces each manager by {@code edit}'s answer; Java's null removes it. */
  void replaceAll(BiFunction<ManagerId, Managed, @Nullable Managed> edit) {
    for (Map.Entry<ManagerId, Managed> manager : all()) {
      Managed edited = edit.apply(manager.getKey(), manager.getValue());
      if (edited == null) {
        managers.remove(manager.getKey());
      } else if (edited != manager.getValue()) {
        put(manager.getKey(), edited);
      }
    }
  }

  /**
   * Merges the oldest updates of a version into one, until at most {@value #MAX_UPDATES} are left.
   * The first of a version stands for itself until a second joins it.
   */
  void mergeOldUpdates() {
    List<ManagerId> updates = new ArrayList<>();
    managers.forEach(
        (id, managed) -> {
          if (!id.applies()) {
            updates.add(id);
          }
        });
    int surplus = updates.size() - MAX_UPDATES;
    if (surplus <= 0) {
      return;
    }
    updates.sort(
        Comparator.comparing((ManagerId id) -> managers.get(id).time())
            .thenComparing(Comparator.naturalOrder()));
    Map<String, ManagerId> firsts = new HashMap<>();
    for (int i = 0; i < updates.size() && surplus > 0; i++) {
      ManagerId id = updates.get(i);
      ManagerId first = firsts.putIfAbsent(id.apiVersion(), id);
      if (first != null) {
        mergeInto(new ManagerId(ANCIENT, ManagerId.UPDATE, id.apiVersion(), ""), first, id);
        surplus--;
      }
    }
  }

  private void mergeInto(ManagerId bucket, ManagerId first, ManagerId second) {
    Managed older = managers.containsKey(bucket) ? managers.get(bucket) : managers.remove(first);
    Managed newer = managers.get(second);
    managers.remove(second);
    managers.put(bucket, newer.withFields(newer.fields().union(older.fields())));
  }

  /**
   * Returns the list of entries: applies first, then by time and name. Entries of {@code before}
   * that are the same are the same nodes, and so is the list if all are.
   */
  ListValue encode(ListValue before) {
    List<MapValue> entries = new ArrayList<>(managers.size());
    managers.forEach((id, managed) -> entries.add(shared(managed.entry(id), before)));
    entries.sort(ORDER);
    return isSame(entries, before) ? before : ListValue.of(entries);
  }

  private static MapValue shared(MapValue entry, ListValue before) {
    for (int i = 0; i < before.size(); i++) {
      if (entry.equals(before.get(i))) {
        return before.map(i);
      }
    }
    return entry;
  }

  private static boolean isSame(List<MapValue> entries, ListValue before) {
    boolean same = entries.size() == before.size();
    for (int i = 0; same && i < entries.size(); i++) {
      same = entries.get(i) == before.get(i);
    }
    return same;
  }

  /** Returns {@code object} with these entries as its managed fields, or without any. */
  MapValue writeTo(MapValue object, ListValue before) {
    ListValue entries = encode(before);
    MapValue metadata = object.map("metadata");
    if (metadata.find("managedFields") == entries && !entries.isEmpty()) {
      return object;
    }
    MapValue changed =
        entries.isEmpty()
            ? metadata.without("managedFields")
            : metadata.with("managedFields", entries);
    return changed == metadata ? object : object.with("metadata", changed);
  }
}
