package io.quarterdeck.builtin.networking;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.resource.StatusStrategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.LoadBalancers;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;
import java.util.List;

/** The rules of Ingress as an object; those of its spec are {@link IngressSpecRules}. */
final class IngressRules implements SpecStrategy {
  private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";
  private static final MapValue NO_STATUS = MapValue.of("loadBalancer", MapValue.EMPTY);

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public List<String> resetFields() {
    return List.of("status");
  }

  @Override
  public MapValue initialStatus() {
    return NO_STATUS;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject ingress, FieldErrors errors) {
    Fields fields = Fields.of(ingress.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    IngressSpecRules.ofNew().check(fields.in("spec"));
    if (hasClassAnnotation(ingress)
        && ingress.spec().has("ingressClassName")
        && !classAnnotation(ingress).equals(ingress.spec().string("ingressClassName"))) {
      errors.invalid(
          Path.of("annotations").child(CLASS_ANNOTATION),
          classAnnotation(ingress),
          "must match `ingressClassName` when both are specified");
    }
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject ingress, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(ingress.root(), errors);
    Metadata.checkUpdate(fields, old);
    Metadata.check(fields, true, nameRule()::check);
    IngressSpecRules.ofUpdate(old.spec()).check(fields.in("spec"));
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject ingress) {
    return hasClassAnnotation(ingress) && !ingress.spec().has("ingressClassName")
        ? List.of(
            "annotation "
                + GoText.quote(CLASS_ANNOTATION)
                + " is deprecated, please use 'spec.ingressClassName' instead")
        : List.of();
  }

  private static boolean hasClassAnnotation(KubeObject ingress) {
    return ingress.meta().map().map("annotations").has(CLASS_ANNOTATION);
  }

  private static String classAnnotation(KubeObject ingress) {
    return ingress.meta().map().map("annotations").string(CLASS_ANNOTATION);
  }

  /** The rules of {@code ingresses/status}: where its load balancer listens. */
  static final class OfStatus implements StatusStrategy {
    @Override
    public List<String> resetFields() {
      return List.of("spec");
    }

    @Override
    public void validateUpdate(
        RuleContext context, KubeObject ingress, KubeObject old, FieldErrors errors) {
      Fields fields = Fields.of(ingress.root(), errors);
      Metadata.checkUpdate(fields, old);
      ListValue known = LoadBalancers.addresses(old.status());
      for (Fields place : fields.in("status").in("loadBalancer").each("ingress")) {
        LoadBalancers.checkIp(place, known);
        LoadBalancers.checkHostname(place);
      }
    }

    @Override
    public List<String> warningsOnUpdate(RuleContext context, KubeObject ingress, KubeObject old) {
      return LoadBalancers.warnings(ingress.status());
    }
  }
}
