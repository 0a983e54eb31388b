package io.quarterdeck.registry;

import io.quarterdeck.merge.apply.ScaleFields;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.registry.Objects.Decision;
import io.quarterdeck.registry.Objects.Outcome;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.Reply;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The {@code scale} subresource: an object is read and written as a Scale. A write makes the Scale
 * of what is stored, changes that, and carries the replicas back, with who owns them.
 */
public final class Scale {
  private final Objects objects;
  private final Scales scales;
  private final Get get;
  private final Bodies bodies;
  private final Patchers patchers;
  private final Writes writes;
  private final Views views;

  Scale(
      Objects objects,
      Scales scales,
      Get get,
      Bodies bodies,
      Patchers patchers,
      Writes writes,
      Views views) {
    this.objects = objects;
    this.scales = scales;
    this.get = get;
    this.bodies = bodies;
    this.patchers = patchers;
    this.writes = writes;
    this.views = views;
  }

  Reply run(Call call) {
    Call view = scales.view(call);
    Accepted accepted = Negotiation.output(call.request(), Negotiation.Endpoint.OBJECTS);
    return switch (call.request().method()) {
      case "GET" -> views.of(view, accepted).object(200, get.find(Scales.parent(call)));
      case "PUT" -> views.of(view, accepted).object(200, put(call));
      case "PATCH" -> views.of(view, accepted).object(200, patch(call));
      default -> throw Failures.methodNotAllowed();
    };
  }

  private KubeObject put(Call call) {
    Call document = scales.document(call);
    byte[] body = call.body();
    WriteOptions options = WriteOptions.of(call.request().query(), WriteOptions.Kind.UPDATE);
    KubeObject sent = bodies.read(document, body, options.fieldValidation());
    KubeObject placed = SystemFields.inNamespace(sent, Writes.namespaceOf(call));
    Writes.checkName(call, placed);
    return swap(
        call,
        options,
        old -> {
          Update.checkUid(objects, call, placed, Optional.of(old));
          return writes.managed(document, Optional.of(old), placed, options);
        });
  }

  private KubeObject patch(Call call) {
    Call document = scales.document(call);
    PatchType type = PatchType.of(call.request());
    byte[] body = call.body();
    WriteOptions options =
        WriteOptions.of(
            call.request().query(),
            type.isApply() ? WriteOptions.Kind.APPLY : WriteOptions.Kind.PATCH);
    Patcher patcher = patchers.of(type, document, body, options);
    return swap(
        call,
        options,
        old -> {
          KubeObject patched =
              SystemFields.inNamespace(patcher.patch(Optional.of(old)), Writes.namespaceOf(call));
          Writes.checkName(call, patched);
          return patched;
        });
  }

  /** Changes the Scale of what is stored by {@code change}; returns the parent. */
  private KubeObject swap(Call call, WriteOptions options, UnaryOperator<KubeObject> change) {
    Outcome outcome =
        objects.swap(
            call.type().stored().orElseThrow(),
            call.namespace(),
            call.keyName(),
            options.dryRun(),
            current -> scaled(call, current.orElseThrow(call::notFound), options, change));
    return outcome.object();
  }

  private Decision scaled(
      Call call, KubeObject stored, WriteOptions options, UnaryOperator<KubeObject> change) {
    ScaleForm form = scales.form(call);
    ScaleFields fields = scales.fields(call);
    KubeObject parent = Forms.served(call.type(), stored);
    KubeObject old =
        TrackedFields.withEntries(form.of(parent), fields.toScale(parent.meta().managedFields()));
    KubeObject scale = writes.mutateUpdate(scales.document(call), change.apply(old), old, options);
    validate(scale, call.name());
    KubeObject next =
        TrackedFields.withEntries(
                form.into(parent, scale),
                fields.toParent(parent.meta().managedFields(), scale.meta().managedFields()))
            .editMeta(meta -> versioned(meta, scale.meta().resourceVersion()));
    KubeObject object = call.type().conversion().toStored(next);
    Call own = Scales.parent(call);
    return writes.updated(own, Writes.atVersion(own, object, stored), stored, options);
  }

  private static MapValue versioned(MapValue meta, String version) {
    return version.isEmpty()
        ? meta.without("resourceVersion")
        : MetaOrder.with(meta, "resourceVersion", version);
  }

  private static void validate(KubeObject scale, String name) {
    FieldErrors errors = new FieldErrors();
    Fields root = Fields.of(scale.root(), errors);
    ObjectMeta.check(root.in("metadata"), true, NameRule.DNS_SUBDOMAIN::check);
    Metadata.checkKubernetesFinalizers(root.in("metadata"));
    root.in("spec").nonNegative("replicas");
    if (!errors.isEmpty()) {
      throw Failures.invalid("autoscaling", "Scale", name, errors);
    }
  }
}
