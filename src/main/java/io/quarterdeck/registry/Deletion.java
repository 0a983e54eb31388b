package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Meta;
import io.quarterdeck.registry.Objects.Decision;
import io.quarterdeck.resource.DeletionPolicy;
import io.quarterdeck.resource.DeletionPolicy.Dependents;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What one DELETE does to an object as it finds it ({@code rest.BeforeDelete} and the generic
 * store's Delete). It may be asked again when another writer was faster; the last answer counts.
 * For one request.
 */
final class Deletion implements Objects.Change {
  private static final String ORPHAN = "orphan";
  private static final String FOREGROUND = "foregroundDeletion";
  private static final String TIMESTAMP = "deletionTimestamp";
  private static final String GRACE = "deletionGracePeriodSeconds";

  private final Call call;
  private final String name;
  private final DeleteOptions options;
  private final Writes writes;
  private final DeletionPolicy policy;
  private boolean pending;
  private boolean goesAfterwards;

  Deletion(Call call, String name, DeleteOptions options, Writes writes) {
    this.call = call;
    this.name = name;
    this.options = options;
    this.writes = writes;
    this.policy = call.type().deletion();
  }

  /** Tells whether the object is going already and this DELETE changed nothing. */
  boolean isPending() {
    return pending;
  }

  /** Tells whether the object was marked with a grace of 0 and is to be removed next. */
  boolean goesAfterwards() {
    return goesAfterwards;
  }

  @Override
  public Decision decide(Optional<KubeObject> current) {
    pending = false;
    goesAfterwards = false;
    KubeObject old =
        current.orElseThrow(
            () -> Failures.notFound(call.type().group(), call.type().plural(), name));
    checkPreconditions(old);
    writes.admitDelete(call, old, options.dryRun());
    if (policy.isStaged() && !old.meta().isBeingDeleted()) {
      return put(policy.begin(withFinalizers(old).editMeta(this::markStaged)));
    }
    return policy.mayGo(old) ? decide(old) : new Decision.Keep(old);
  }

  /** Returns the end of a deletion: removes what is there; that it is gone already is as good. */
  Objects.Change finishing() {
    return current ->
        remove(
            current.orElseThrow(
                () -> Failures.notFound(call.type().group(), call.type().plural(), name)));
  }

  private Decision decide(KubeObject old) {
    OptionalLong grace = policy.gracePeriodSeconds(old, options.gracePeriodSeconds());
    KubeObject marked = old;
    boolean graceful = false;
    if (old.meta().isBeingDeleted()) {
      long left = old.meta().map().integer(GRACE);
      if (grace.isPresent() && left != 0) {
        OptionalLong wanted = options.gracePeriodSeconds();
        if (wanted.isEmpty() || wanted.getAsLong() >= left) {
          pending = true;
          return new Decision.Keep(old);
        }
        marked = old.editMeta(m -> shortened(m, wanted.getAsLong(), left));
        graceful = true;
      }
    } else if (grace.isPresent()) {
      long seconds = grace.getAsLong();
      marked = old.editMeta(m -> begun(m, seconds));
      graceful = true;
    }
    KubeObject next = withFinalizers(marked);
    boolean held = !next.meta().finalizers().isEmpty();
    if (!graceful) {
      return held ? held(next, old) : remove(old);
    }
    goesAfterwards = !held && next.meta().map().integer(GRACE) == 0;
    return put(next);
  }

  private Decision held(KubeObject object, KubeObject old) {
    KubeObject next = object.editMeta(this::markHeld);
    return next.root().equals(old.root()) ? new Decision.Keep(old) : put(next);
  }

  private Decision remove(KubeObject old) {
    return new Decision.Remove(old, writes.removal(call, old));
  }

  private Decision put(KubeObject object) {
    return new Decision.Put(object, Duration.ZERO);
  }

  private MapValue markStaged(MapValue meta) {
    return MetaOrder.with(meta, TIMESTAMP, writes.systemFields().now());
  }

  /** It waits for finalizers only: no grace. */
  private MapValue markHeld(MapValue meta) {
    MapValue marked = meta;
    if (!meta.has(GRACE) && meta.integer("generation") > 0) {
      marked = MetaOrder.with(marked, "generation", meta.integer("generation") + 1);
    }
    Instant now = writes.systemFields().instant();
    if (!meta.has(TIMESTAMP) || Instant.parse(meta.string(TIMESTAMP)).isAfter(now)) {
      marked = MetaOrder.with(marked, TIMESTAMP, SystemFields.text(now));
    }
    return MetaOrder.with(marked, GRACE, 0);
  }

  private MapValue begun(MapValue meta, long seconds) {
    Instant end = writes.systemFields().instant().plusSeconds(seconds);
    MapValue marked = MetaOrder.with(meta, TIMESTAMP, SystemFields.text(end));
    marked = MetaOrder.with(marked, GRACE, seconds);
    long generation = meta.integer("generation");
    return generation > 0 ? MetaOrder.with(marked, "generation", generation + 1) : marked;
  }

  private MapValue shortened(MapValue meta, long seconds, long left) {
    Instant now = writes.systemFields().instant();
    Instant end = Instant.parse(meta.string(TIMESTAMP)).minusSeconds(left).plusSeconds(seconds);
    boolean over = end.isBefore(now);
    long grace = over && seconds != 0 ? 1 : seconds;
    MapValue marked = MetaOrder.with(meta, TIMESTAMP, SystemFields.text(over ? now : end));
    return MetaOrder.with(marked, GRACE, grace);
  }

  /** Sets the garbage collector's finalizers as the propagation policy wants them. */
  private KubeObject withFinalizers(KubeObject object) {
    List<String> before = object.meta().finalizers();
    List<String> after = new ArrayList<>(before);
    after.removeAll(Set.of(ORPHAN, FOREGROUND));
    if (orphans(before)) {
      after.add(ORPHAN);
    }
    if (foreground(before)) {
      after.add(FOREGROUND);
    }
    if (Set.copyOf(before).equals(Set.copyOf(after))) {
      return object;
    }
    return object.editMeta(
        m ->
            after.isEmpty()
                ? m.without("finalizers")
                : MetaOrder.with(m, "finalizers", ListValue.ofStrings(after)));
  }

  private boolean orphans(List<String> finalizers) {
    if (policy.dependents() == Dependents.UNSUPPORTED) {
      return false;
    }
    if (options.orphanDependents().isPresent()) {
      return options.orphanDependents().get();
    }
    if (options.propagation().isPresent()) {
      return options.propagation().get().equals(DeleteOptions.ORPHAN);
    }
    for (String finalizer : finalizers) {
      if (finalizer.equals(ORPHAN) || finalizer.equals(FOREGROUND)) {
        return finalizer.equals(ORPHAN);
      }
    }
    return policy.dependents() == Dependents.ORPHAN;
  }

  private boolean foreground(List<String> finalizers) {
    if (policy.dependents() == Dependents.UNSUPPORTED || options.orphanDependents().isPresent()) {
      return false;
    }
    if (options.propagation().isPresent()) {
      return options.propagation().get().equals(DeleteOptions.FOREGROUND);
    }
    for (String finalizer : finalizers) {
      if (finalizer.equals(ORPHAN) || finalizer.equals(FOREGROUND)) {
        return finalizer.equals(FOREGROUND);
      }
    }
    return false;
  }

  private void checkPreconditions(KubeObject old) {
    Meta meta = old.meta();
    options
        .uid()
        .filter(uid -> !uid.equals(meta.uid()))
        .ifPresent(
            uid -> {
              throw differs(
                  "UID", uid, meta.uid(), "The object might have been deleted and then recreated");
            });
    options
        .resourceVersion()
        .filter(version -> !version.equals(meta.resourceVersion()))
        .ifPresent(
            version -> {
              throw differs(
                  "ResourceVersion",
                  version,
                  meta.resourceVersion(),
                  "The object might have been modified");
            });
  }

  /** Kinds that are deleted in stages have a storage with words of its own. */
  private ApiException differs(String what, String wanted, String there, String advice) {
    if (policy.isStaged()) {
      return Failures.conflict(
          call.type().group(),
          call.type().plural(),
          name,
          "Precondition failed: "
              + what
              + " in precondition: "
              + wanted
              + ", "
              + what
              + " in object meta: "
              + there);
    }
    return Failures.conflict(
        call.type().group(),
        call.type().kind(),
        name,
        "the "
            + what
            + " in the precondition ("
            + wanted
            + ") does not match the "
            + what
            + " in record ("
            + there
            + "). "
            + advice);
  }
}
