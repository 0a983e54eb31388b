package io.quarterdeck.builtin.core;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/** The rules of namespaces ({@code pkg/registry/core/namespace}). */
class NamespaceRules implements Strategy {
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";
  private static final Value FINALIZER = Value.of("kubernetes");

  /** A new namespace is active, and waits at its end for whoever empties it. */
  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    ListValue finalizers = object.spec().list("finalizers");
    return labelled(object)
        .editSpec(
            s ->
                finalizers.items().contains(FINALIZER)
                    ? s
                    : s.with("finalizers", finalizers.plus(FINALIZER)))
        .with("status", MapValue.of("phase", Value.of("Active")));
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    Fields spec = fields.in("spec");
    ListValue finalizers = spec.list("finalizers");
    for (int i = 0; i < finalizers.size(); i++) {
      checkFinalizer(spec, finalizers.string(i));
    }
  }

  /** Errors of a finalizer name stand at the list and not at the name, as upstream has it. */
  private static void checkFinalizer(Fields spec, String finalizer) {
    for (String wrong : io.quarterdeck.rules.Formats.LABEL_KEY.check(finalizer)) {
      spec.errors().invalid(spec.at("finalizers"), finalizer, wrong);
    }
    if (finalizer.indexOf('/') < 0
        && !List.of("kubernetes", "orphan", "foregroundDeletion").contains(finalizer)) {
      spec.errors()
          .invalid(
              spec.at("finalizers"),
              finalizer,
              "name is neither a standard finalizer name nor is it fully qualified");
    }
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return copied(copied(labelled(object), old, "spec"), old, "status");
  }

  /** Returns {@code object} with the part at {@code key} of {@code old}, or without any. */
  static KubeObject copied(KubeObject object, KubeObject old, String key) {
    Value part = old.root().find(key);
    return part == null ? object.without(key) : object.with(key, part);
  }

  /** The label that names the namespace is always there, whatever a client sends. */
  static KubeObject labelled(KubeObject object) {
    String name = object.meta().name();
    return object.editMeta(m -> m.with("labels", m.map("labels").with(NAME_LABEL, name)));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    ObjectMeta.check(fields.in("metadata"), false, nameRule()::check);
    validateCreate(context, object, errors);
    Metadata.checkUpdate(fields, old);
  }

  @Override
  public NameRule nameRule() {
    return NameRule.DNS_LABEL;
  }

  @Override
  public List<String> resetFields() {
    return List.of("status");
  }
}
