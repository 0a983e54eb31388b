package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import java.util.List;

/**
 * The rules of pod templates, for every kind that has one: call {@link #prepare} when preparing,
 * {@link #check} when validating, {@link #warnings} for what the client should hear.
 */
public final class PodTemplateRules {
  private PodTemplateRules() {}

  /**
   * Returns the template without what is switched off.
   *
   * @param old the old object's template; empty on create
   */
  public static MapValue prepare(MapValue template, MapValue old) {
    return template.mapAt("spec", spec -> DisabledFields.drop(spec, old.map("spec")));
  }

  /**
   * Checks a template.
   *
   * @param template the fields at {@code template}
   * @param old the old object's template, whose sins are let pass; empty on create
   */
  public static void check(Fields template, MapValue old) {
    // messages leave out that labels and annotations stand in the template's metadata
    Fields metadata = Fields.at(template.path(), template.map().map("metadata"), template.errors());
    Fields spec = template.in("spec");
    PodScope scope = new PodScope(MapValue.EMPTY, spec.map(), old.map("spec"), false);
    Metadata.checkTemplate(metadata);
    PodAnnotations.check(metadata, spec.map(), old.map("metadata"));
    PodSpecRules.check(spec, scope);
    PodAnnotations.checkMatch(template);
    if (!spec.isEmpty("ephemeralContainers")) {
      spec.forbidden("ephemeralContainers", "ephemeral containers not allowed in pod template");
    }
  }

  /** Returns what a client should hear of a template that is right. */
  public static List<String> warnings(Fields template) {
    return PodWarnings.of(
        template.path(), template.map().map("metadata"), template.map().map("spec"), true);
  }
}
