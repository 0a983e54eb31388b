package io.quarterdeck.registry;

import io.quarterdeck.codec.Document;
import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.JsonSyntaxException;
import io.quarterdeck.merge.JsonPatch;
import io.quarterdeck.merge.MergePatch;
import io.quarterdeck.merge.PatchException;
import io.quarterdeck.merge.StrategicMergePatch;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes the patcher of a request: reads the patch once, so that retries only apply it again. */
public final class Patchers {
  /** Applies a configuration ({@code managedfields.FieldManager.Apply}). */
  @FunctionalInterface
  public interface Applier {
    Patcher of(PatchType type, Call call, byte[] body, WriteOptions options);
  }

  private final PatchedObjects patchedObjects;
  private final ManagedFields managedFields;
  private final Applier applier;

  Patchers(PatchedObjects patchedObjects, ManagedFields managedFields, Applier applier) {
    this.patchedObjects = patchedObjects;
    this.managedFields = managedFields;
    this.applier = applier;
  }

  Patcher of(PatchType type, Call call, byte[] body, WriteOptions options) {
    return switch (type) {
      case JSON -> json(call, body, options);
      case MERGE -> merge(call, body, options);
      case STRATEGIC -> strategic(call, body, options);
      case APPLY, APPLY_CBOR -> applier.of(type, call, body, options);
    };
  }

  private Patcher json(Call call, byte[] body, WriteOptions options) {
    boolean checked = checks(options);
    return patcher(
        call,
        options,
        () -> {
          Document document = read(body, checked ? "error decoding patch: " : "");
          List<String> strict = new ArrayList<>();
          if (checked) {
            document
                .duplicates()
                .forEach(d -> strict.add("json patch duplicate field \"" + d + "\""));
            strict.addAll(JsonPatch.unknownMembers(document.value()));
          }
          JsonPatch patch = JsonPatch.parse(document.value());
          return new Patching(patch::apply, PatchedObjects.Misfit.JSON, strict);
        });
  }

  private Patcher merge(Call call, byte[] body, WriteOptions options) {
    boolean checked = checks(options);
    return patcher(
        call,
        options,
        () -> {
          Document document = read(body, checked ? "error decoding patch: " : "");
          MapValue patch = MergePatch.parse(document.value(), checked);
          return new Patching(
              object -> MergePatch.apply((MapValue) object, patch),
              PatchedObjects.Misfit.JSON,
              checked ? duplicates(document) : List.of());
        });
  }

  private Patcher strategic(Call call, byte[] body, WriteOptions options) {
    return patcher(
        call,
        options,
        () -> {
          Document document = read(body, "");
          MapValue patch = StrategicMergePatch.parse(document.value());
          return new Patching(
              object -> StrategicMergePatch.apply((MapValue) object, patch, call.type().schema()),
              PatchedObjects.Misfit.ofStrategic(patch),
              checks(options) ? duplicates(document) : List.of());
        });
  }

  private static List<String> duplicates(Document document) {
    return document.duplicates().stream().map(d -> "duplicate field \"" + d + "\"").toList();
  }

  private static boolean checks(WriteOptions options) {
    return !options.fieldValidation().equals("Ignore");
  }

  /**
   * A patch that was read.
   *
   * @param misfit how a failure shows the patched object
   * @param strict what field validation finds in the patch itself
   */
  private record Patching(
      UnaryOperator<Value> apply, PatchedObjects.Misfit misfit, List<String> strict) {}

  /** Reads a patch when it is first needed: nothing to patch is 404 before a bad patch is 400. */
  @FunctionalInterface
  private interface Reading {
    Patching read();
  }

  private Patcher patcher(Call call, WriteOptions options, Reading reading) {
    return new Patcher() {
      private Optional<Patching> patching = Optional.empty();

      @Override
      public KubeObject patch(Optional<KubeObject> current) {
        KubeObject stored = current.orElseThrow(call::notFound);
        try {
          Patching ready = patching.orElseGet(reading::read);
          patching = Optional.of(ready);
          KubeObject served = Forms.served(call.type(), stored);
          Value patched = ready.apply().apply(served.root());
          if (patched == served.root()) {
            return managedFields.update(call, current, stored, options.managerOr(call.request()));
          }
          KubeObject object =
              patchedObjects.read(
                  call,
                  patched,
                  Forms.known(call.type(), stored),
                  ready.misfit(),
                  ready.strict(),
                  options);
          KubeObject next = call.type().conversion().toStored(object);
          return managedFields.update(call, current, next, options.managerOr(call.request()));
        } catch (PatchException e) {
          throw e.failure();
        }
      }
    };
  }

  private static Document read(byte[] body, String prefix) {
    try {
      return Json.read(body);
    } catch (JsonSyntaxException e) {
      throw Failures.badRequest(prefix + e.getMessage());
    }
  }
}
