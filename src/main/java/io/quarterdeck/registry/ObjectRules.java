package io.quarterdeck.registry;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Meta;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;

/**
 * What every object goes through before it is stored, around the rules of its kind ({@code
 * rest.BeforeCreate} and {@code rest.BeforeUpdate}): prepare, then validate, then warn.
 */
final class ObjectRules {
  private ObjectRules() {}

  /** Returns the new object as its kind prepares it. */
  static KubeObject prepareForCreate(Call call, RuleContext context, KubeObject object) {
    Strategy strategy = call.strategy();
    KubeObject begun =
        strategy.keepsGeneration()
            ? object.editMeta(m -> MetaOrder.with(m, "generation", 1))
            : object;
    return strategy.prepareForCreate(context, begun);
  }

  /**
   * Checks a new object.
   *
   * @throws io.quarterdeck.status.ApiException 422 with everything that is wrong
   */
  static void validateCreate(Call call, RuleContext context, KubeObject object) {
    Strategy strategy = call.strategy();
    FieldErrors errors = new FieldErrors();
    ObjectMeta.check(
        Fields.of(object.root(), errors).in("metadata"),
        call.type().namespaced(),
        strategy.nameRule()::check);
    strategy.validateCreate(context, object, errors);
    refuse(call, object, errors);
    call.warnings().addAll(strategy.warningsOnCreate(context, object));
  }

  /** Returns the new state as its kind prepares it, with what no update changes put back. */
  static KubeObject prepareForUpdate(
      Call call, RuleContext context, KubeObject object, KubeObject old) {
    Strategy strategy = call.strategy();
    KubeObject prepared =
        strategy.prepareForUpdate(
            context, object.editMeta(m -> generation(m, old.meta().generation())), old);
    boolean raise =
        strategy.keepsGeneration()
            && prepared.meta().generation() == old.meta().generation()
            && !prepared.spec().equals(old.spec());
    KubeObject raised =
        raise ? prepared.editMeta(m -> generation(m, old.meta().generation() + 1)) : prepared;
    return raised.editMeta(m -> carried(m, old.meta()));
  }

  private static MapValue generation(MapValue meta, long generation) {
    return generation == 0
        ? meta.without("generation")
        : MetaOrder.with(meta, "generation", generation);
  }

  private static MapValue carried(MapValue meta, Meta old) {
    MapValue result = meta;
    if (!meta.has("uid") && !old.uid().isEmpty()) {
      result = MetaOrder.with(result, "uid", old.uid());
    }
    if (!old.creationTimestamp().isEmpty()) {
      result = MetaOrder.with(result, "creationTimestamp", old.creationTimestamp());
    }
    if (old.isBeingDeleted()) {
      result = MetaOrder.with(result, "deletionTimestamp", old.deletionTimestamp());
    }
    if (old.map().has("deletionGracePeriodSeconds") && !meta.has("deletionGracePeriodSeconds")) {
      long grace = old.map().integer("deletionGracePeriodSeconds");
      result = MetaOrder.with(result, "deletionGracePeriodSeconds", grace);
    }
    return result;
  }

  /**
   * Checks the new state of an object.
   *
   * @throws io.quarterdeck.status.ApiException 422 with everything that is wrong
   */
  static void validateUpdate(Call call, RuleContext context, KubeObject object, KubeObject old) {
    Strategy strategy = call.strategy();
    FieldErrors errors = new FieldErrors();
    Fields metadata = Fields.of(object.root(), errors).in("metadata");
    ObjectMeta.check(metadata, call.type().namespaced(), NameRule.PATH_SEGMENT::check);
    ObjectMeta.checkUpdate(metadata, old.meta().map());
    strategy.validateUpdate(context, object, old, errors);
    refuse(call, object, errors);
    call.warnings().addAll(strategy.warningsOnUpdate(context, object, old));
  }

  private static void refuse(Call call, KubeObject object, FieldErrors errors) {
    if (!errors.isEmpty()) {
      // the group of the stored kind: what is wrong with an events.k8s.io Event is so with core's
      String group = call.type().stored().map(StoredKind::group).orElse(call.type().group());
      throw Failures.invalid(group, call.type().kind(), object.meta().name(), errors);
    }
  }
}
