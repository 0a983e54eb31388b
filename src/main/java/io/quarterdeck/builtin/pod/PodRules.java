package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of the Pod itself. Subresources have their own: {@link PodStatusRules}, {@link
 * PodEphemeralContainersRules}, {@link PodResizeRules}.
 */
public final class PodRules implements Strategy {

  /** A new pod is pending, whatever the client says; its class of service follows from its spec. */
  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject pod) {
    MapValue status =
        MapValue.builder()
            .put("phase", "Pending")
            .put("qosClass", PodResources.qosClass(pod.spec()))
            .build();
    if (!pod.spec().list("schedulingGates").isEmpty()) {
      status = PodPreparation.gated(status, context.clock().instant());
    }
    MapValue labels = pod.meta().map().map("labels");
    MapValue annotations = pod.meta().map().map("annotations");
    return pod.with("status", status)
        .edit("spec", spec -> DisabledFields.drop(spec, MapValue.EMPTY))
        .edit("spec", spec -> PodPreparation.withLabelKeys(spec, labels))
        .edit("spec", spec -> PodPreparation.withAppArmor(spec, annotations));
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject pod, FieldErrors errors) {
    Fields fields = Fields.of(pod.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields, MapValue.EMPTY, MapValue.EMPTY);
    Fields spec = fields.in("spec");
    if (!spec.isEmpty("ephemeralContainers")) {
      spec.forbidden("ephemeralContainers", "cannot be set on create");
    }
    if (!spec.isEmpty("nodeName") && !spec.isEmpty("schedulingGates")) {
      spec.forbidden("nodeName", "cannot be set until all schedulingGates have been cleared");
    }
    PodAnnotations.checkMatch(fields);
  }

  /** Checks spec and annotations, as create and all updates do. */
  static void check(Fields pod, MapValue oldMetadata, MapValue oldSpec) {
    Fields metadata = pod.in("metadata");
    Fields spec = pod.in("spec");
    PodScope scope = new PodScope(metadata.map(), spec.map(), oldSpec, true);
    PodAnnotations.check(metadata, spec.map(), oldMetadata);
    PodSpecRules.check(spec, scope);
    checkTokens(spec);
    checkImages(spec, "containers");
    checkImages(spec, "initContainers");
  }

  private static void checkImages(Fields spec, String containers) {
    for (int i = 0; i < spec.list(containers).size(); i++) {
      ContainerRules.checkImageOfPod(spec.item(containers, i));
    }
  }

  /** A token needs an account to be the token of. */
  private static void checkTokens(Fields spec) {
    if (!spec.isEmpty("serviceAccountName")) {
      return;
    }
    for (Fields volume : spec.each("volumes")) {
      ListValue sources = volume.map("projected").list("sources");
      for (int i = 0; i < sources.size(); i++) {
        if (sources.map(i).has("serviceAccountToken")) {
          Path source = volume.at("projected").child("sources").index(i);
          spec.errors()
              .forbidden(
                  source.child("serviceAccountToken"),
                  "must not be specified when serviceAccountName is not set");
        }
      }
    }
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject pod) {
    List<String> warnings = new ArrayList<>();
    List<String> name = Formats.DNS_LABEL.check(pod.meta().name());
    if (!name.isEmpty()) {
      warnings.add(
          "metadata.name: this is used in the Pod's hostname, which can result in surprising"
              + " behavior; a DNS label is recommended: ["
              + String.join(" ", name)
              + "]");
    }
    warnings.addAll(PodWarnings.of(Path.ROOT, pod.meta().map(), pod.spec(), false));
    return warnings;
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject pod, KubeObject old) {
    return pod.withStatusOf(old).edit("spec", spec -> DisabledFields.drop(spec, old.spec()));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject pod, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(pod.root(), errors);
    checkMetadata(fields, old);
    check(fields, old.meta().map(), old.spec());
    PodAnnotations.checkUpdate(fields.in("metadata"), pod.spec(), old.meta().map());
    PodUpdateRules.check(fields.in("spec"), old.spec());
  }

  /** Metadata of a pod is checked against the old one, then by itself once more. */
  static void checkMetadata(Fields pod, KubeObject old) {
    Metadata.checkUpdate(pod, old);
    ObjectMeta.check(pod.in("metadata"), true, NameRule.DNS_SUBDOMAIN::check);
    Metadata.checkKubernetesFinalizers(pod.in("metadata"));
  }

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public List<String> resetFields() {
    return List.of("status");
  }
}
