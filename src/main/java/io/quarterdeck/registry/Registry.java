package io.quarterdeck.registry;

import io.quarterdeck.access.Authorization;
import io.quarterdeck.admission.AdmissionChain;
import io.quarterdeck.registry.Subresources.Key;
import io.quarterdeck.resource.Allocation;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.watch.Hub;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Builds the verbs from what they stand on. */
public final class Registry {
  private Registry() {}

  /**
   * What the verbs stand on.
   *
   * @param allocations by the directory of the kinds whose objects are given something
   * @param lifetimes by the directory of the kinds whose objects go by themselves
   * @param actions what a POST does that stores nothing of its own, given the ways to delete and to
   *     write a part of an object
   * @param computed kinds whose objects nobody stores
   * @param uids makes a new uid each time
   * @param deletesUnreadable whether clients may ask to delete what cannot be read
   */
  public record Parts(
      Objects objects,
      Hub hub,
      Authorization authorization,
      AdmissionChain admission,
      Map<String, Allocation> allocations,
      Map<String, Duration> lifetimes,
      Codecs codecs,
      Supplier<Catalog> catalog,
      BiFunction<Deleter, PartWriter, Map<Key, Action>> actions,
      Map<Key, Connect> connects,
      Map<Key, Computed> computed,
      Clock clock,
      Supplier<String> uids,
      RandomGenerator random,
      boolean deletesUnreadable) {}

  private static Map<Key, Connect> connects(Parts parts, Views views) {
    Map<Key, Connect> all = new HashMap<>(parts.connects());
    parts.computed().forEach((key, objects) -> all.put(key, new ComputedReads(objects, views)));
    return all;
  }

  /** Reading and writing of documents in all formats. */
  public record Codecs(
      Bodies bodies,
      PatchedObjects patchedObjects,
      OptionBodies.Reader reader,
      Encoder encoder,
      Documents.Zero zero) {}

  /** Returns the verbs. */
  public static Verbs verbs(Parts parts) {
    Codecs codecs = parts.codecs();
    Views views = new Views(new Documents(codecs.zero()), codecs.encoder(), parts.clock());
    SystemFields systemFields = new SystemFields(parts.clock(), parts.uids(), parts.random());
    Endpoints endpoints = new Endpoints(parts.catalog());
    TrackedFields managedFields = new TrackedFields(endpoints, parts.clock());
    Writes writes =
        new Writes(
            parts.admission(),
            parts.allocations(),
            parts.lifetimes(),
            managedFields,
            systemFields,
            new LiveNamespaceLabels(parts.objects(), parts.catalog()),
            parts.clock());
    Patchers patchers =
        new Patchers(
            codecs.patchedObjects(), managedFields, ApplyPatcher.with(endpoints, parts.clock()));
    OptionBodies options = new OptionBodies(codecs.reader(), parts.deletesUnreadable());
    Snapshots snapshots = new Snapshots(parts.objects().image());
    Lists lists = new Lists(snapshots);
    Objects objects = parts.objects();
    UnreadableObjects unreadable = new UnreadableObjects(objects, parts.authorization());
    Delete delete = new Delete(objects, options, writes, views, unreadable);
    Get get = new Get(snapshots, views);
    Scales scales = new Scales(parts.catalog());
    return new Verbs(
        get,
        new ListObjects(lists, views),
        new Watch(snapshots, parts.hub(), views, parts.random()),
        new Create(objects, codecs.bodies(), writes, views),
        new Update(objects, codecs.bodies(), writes, views, parts.authorization()),
        new Patch(objects, patchers, writes, views, parts.authorization()),
        delete,
        new DeleteCollection(lists, options, delete, views),
        new Scale(objects, scales, get, codecs.bodies(), patchers, writes, views),
        new Subresources(
            parts.actions().apply(delete, managedFields::byServer),
            connects(parts, views),
            codecs.bodies(),
            writes,
            codecs.encoder()));
  }
}
