package io.quarterdeck.registry;

import io.quarterdeck.admission.AdmissionChain;
import io.quarterdeck.admission.Attributes;
import io.quarterdeck.admission.Operation;
import io.quarterdeck.codec.GoForm;
import io.quarterdeck.merge.apply.FieldTracking;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.registry.Objects.Decision;
import io.quarterdeck.resource.Allocation;
import io.quarterdeck.resource.Allocation.Allotted;
import io.quarterdeck.resource.Ending;
import io.quarterdeck.resource.NamespaceLabels;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.schema.Types;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The steps that create, update and patch share: what an object goes through between the client's
 * intention and the swap. Each step is one method; the verbs put them in order.
 */
final class Writes {
  private final AdmissionChain admission;
  private final Map<String, Allocation> allocations;
  private final Map<String, Duration> lifetimes;
  private final ManagedFields managedFields;
  private final SystemFields systemFields;
  private final NamespaceLabels namespaceLabels;
  private final Clock clock;

  /**
   * @param allocations by the directory of the kinds whose objects are given something
   * @param lifetimes by the directory of the kinds whose objects go by themselves
   */
  Writes(
      AdmissionChain admission,
      Map<String, Allocation> allocations,
      Map<String, Duration> lifetimes,
      ManagedFields managedFields,
      SystemFields systemFields,
      NamespaceLabels namespaceLabels,
      Clock clock) {
    this.admission = admission;
    this.allocations = Map.copyOf(allocations);
    this.lifetimes = Map.copyOf(lifetimes);
    this.managedFields = managedFields;
    this.systemFields = systemFields;
    this.namespaceLabels = namespaceLabels;
    this.clock = clock;
  }

  SystemFields systemFields() {
    return systemFields;
  }

  /** Returns the namespace that objects of the call have; a namespace has none. */
  static String namespaceOf(Call call) {
    return call.type().namespaced() ? call.namespace() : "";
  }

  /** Returns {@code object} with the account of who wrote what. */
  KubeObject managed(
      Call call, Optional<KubeObject> live, KubeObject object, WriteOptions options) {
    return managedFields.update(call, live, object, options.managerOr(call.request()));
  }

  /** Lets mutating admission change a new object. */
  KubeObject mutateCreate(Call call, KubeObject object, WriteOptions options) {
    return mutate(call, object, Optional.empty(), options);
  }

  /** Lets mutating admission change an update. */
  KubeObject mutateUpdate(Call call, KubeObject object, KubeObject old, WriteOptions options) {
    return mutate(call, object, Optional.of(old), options);
  }

  private KubeObject mutate(
      Call call, KubeObject object, Optional<KubeObject> old, WriteOptions options) {
    KubeObject mutated = admission.mutate(attributes(call, object, old, options));
    KubeObject tracked = withSoundManagers(call, mutated, object.meta().managedFields());
    return SystemFields.uniqueOwners(tracked, call.warnings(), true);
  }

  /** Puts back the managed fields that admission has spoilt, and says so. */
  private static KubeObject withSoundManagers(
      Call call, KubeObject mutated, ListValue beforeAdmission) {
    ListValue managers = mutated.meta().managedFields();
    String problem = managers == beforeAdmission ? "" : FieldTracking.problem(managers);
    if (problem.isEmpty()) {
      return mutated;
    }
    call.warnings()
        .add(
            ".metadata.managedFields was in an invalid state after admission; this could be caused"
                + " by an outdated mutating admission controller; please fix your requests: "
                + problem);
    return TrackedFields.withEntries(mutated, beforeAdmission);
  }

  /** Asks admission whether {@code object} may be taken. */
  void admitCreate(Call call, KubeObject object, WriteOptions options) {
    admission.validate(attributes(call, object, Optional.empty(), options));
  }

  /** Prepares, validates and admits a new object; returns what is to be stored. */
  Decision.Put created(Call call, KubeObject sent, WriteOptions options) {
    RuleContext context = call.context(options.dryRun(), clock, namespaceLabels);
    Allotted allotted = allocation(call).allot(context, formed(call, sent), Optional.empty());
    return orAbandon(
        allotted.ending(),
        () -> {
          KubeObject prepared =
              formed(call, ObjectRules.prepareForCreate(call, context, allotted.object()));
          ObjectRules.validateCreate(call, context, prepared);
          admission.validate(attributes(call, prepared, Optional.empty(), options));
          KubeObject storable =
              prepared.editMeta(m -> m.without("resourceVersion").without("selfLink"));
          return new Decision.Put(storable, lifetime(call), allotted.ending());
        });
  }

  /** Prepares, validates and admits a new state; returns what becomes of the object. */
  Decision updated(Call call, KubeObject object, KubeObject old, WriteOptions options) {
    RuleContext context = call.context(options.dryRun(), clock, namespaceLabels);
    KubeObject linkless = formed(call, object).editMeta(m -> m.without("selfLink"));
    Allotted allotted = allocation(call).allot(context, linkless, Optional.of(old));
    return orAbandon(allotted.ending(), () -> updated(call, context, allotted, old, options));
  }

  private Decision updated(
      Call call, RuleContext context, Allotted allotted, KubeObject old, WriteOptions options) {
    KubeObject prepared =
        formed(call, ObjectRules.prepareForUpdate(call, context, allotted.object(), old));
    ObjectRules.validateUpdate(call, context, prepared, old);
    admission.validate(attributes(call, prepared, Optional.of(old), options));
    if (goesNow(call.type(), prepared, old)) {
      allotted.ending().abandoned();
      return new Decision.Remove(prepared, removal(call, old));
    }
    KubeObject next = new KubeObject(FieldTracking.withoutIdleTimes(old.root(), prepared.root()));
    if (next.root().equals(old.root())) {
      allotted.ending().abandoned();
      return new Decision.Keep(old);
    }
    return new Decision.Put(next, lifetime(call), allotted.ending());
  }

  private static <T> T orAbandon(Ending ending, Supplier<T> steps) {
    try {
      return steps.get();
    } catch (RuntimeException e) {
      ending.abandoned();
      throw e;
    }
  }

  /** Returns how long an object is kept after this write; {@link Duration#ZERO} for ever. */
  private Duration lifetime(Call call) {
    String directory = call.type().stored().orElseThrow().directory();
    return lifetimes.getOrDefault(directory, Duration.ZERO);
  }

  private Allocation allocation(Call call) {
    String directory = call.type().stored().orElseThrow().directory();
    return allocations.getOrDefault(directory, Allocation.NONE);
  }

  /** Returns what is to be done when {@code last} is gone. */
  Ending removal(Call call, KubeObject last) {
    return allocation(call).removal(last);
  }

  /** Returns {@code object} with fields in the places where Go writes them, whoever set them. */
  private static KubeObject formed(Call call, KubeObject object) {
    StoredKind kind = call.type().stored().orElseThrow();
    return Types.get()
        .find(kind.group(), kind.version(), kind.kind())
        .map(type -> GoForm.of(object.root(), type))
        .filter(root -> root != object.root())
        .map(KubeObject::new)
        .orElse(object);
  }

  /** An object that was only waiting for its finalizers goes with the update that empties them. */
  private static boolean goesNow(ResourceType type, KubeObject object, KubeObject old) {
    return object.meta().finalizers().isEmpty()
        && old.meta().isBeingDeleted()
        && old.meta().map().integer("deletionGracePeriodSeconds") == 0
        && type.deletion().mayGo(object);
  }

  private static Attributes attributes(
      Call call, KubeObject object, Optional<KubeObject> old, WriteOptions options) {
    String name = call.name().isEmpty() ? object.meta().name() : call.name();
    return new Attributes(
        old.isPresent() ? Operation.UPDATE : Operation.CREATE,
        call.type(),
        call.subresource(),
        call.type().namespaced() ? call.namespace() : isNamespace(call.type()) ? name : "",
        name,
        Optional.of(object),
        old,
        call.request().user(),
        options.dryRun(),
        call.warnings()::add);
  }

  /** Namespaces are in themselves, as admission sees them. */
  static boolean isNamespace(ResourceType type) {
    return type.group().isEmpty() && type.plural().equals("namespaces");
  }

  /** Asks admission whether {@code old} may go. */
  void admitDelete(Call call, KubeObject old, boolean dryRun) {
    String name = old.meta().name();
    Attributes attributes =
        new Attributes(
            Operation.DELETE,
            call.type(),
            call.subresource(),
            call.type().namespaced()
                ? old.meta().namespace()
                : isNamespace(call.type()) ? name : "",
            name,
            Optional.empty(),
            Optional.of(old),
            call.request().user(),
            dryRun,
            call.warnings()::add);
    admission.validate(attributes);
  }

  /**
   * Checks the version that an update is made for.
   *
   * @return the object with the version of what is there, if the kind is updated without one
   * @throws ApiException 409 if another was there, 422 if the kind wants one
   */
  static KubeObject atVersion(Call call, KubeObject object, KubeObject old) {
    String said = object.meta().resourceVersion();
    long wanted =
        ResourceVersions.parse(said).orElseThrow(() -> ResourceVersions.invalidInObject(said));
    long there = Long.parseLong(old.meta().resourceVersion());
    if (wanted == 0) {
      if (!call.strategy().allowsUnconditionalUpdate()) {
        throw mustBeSpecified(call);
      }
      return Forms.at(object, there);
    }
    if (wanted != there) {
      throw modified(call);
    }
    return object;
  }

  static ApiException modified(Call call) {
    return Failures.conflict(
        call.type().group(),
        call.type().plural(),
        call.name(),
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  private static ApiException mustBeSpecified(Call call) {
    var errors = new io.quarterdeck.status.FieldErrors();
    errors.invalid(
        io.quarterdeck.object.Path.of("metadata", "resourceVersion"),
        io.quarterdeck.object.Value.of(0),
        "must be specified for an update");
    return Failures.invalid(call.type().group(), call.type().plural(), call.name(), errors);
  }

  /**
   * Checks that the body is about the object that the path names.
   *
   * @throws ApiException 400 if not
   */
  static void checkName(Call call, KubeObject object) {
    String said = object.meta().name();
    if (said.isEmpty()) {
      throw Failures.badRequest(
          "the name of the object ("
              + call.name()
              + " based on URL) was undeterminable: name must be provided");
    }
    if (!said.equals(call.name())) {
      throw Failures.badRequest(
          "the name of the object ("
              + said
              + ") does not match the name on the URL ("
              + call.name()
              + ")");
    }
  }
}
