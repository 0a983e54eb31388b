package io.quarterdeck.builtin.discovery;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Addresses;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of EndpointSlice as an object; those of one endpoint are {@link EndpointRules}.
 * Endpoints that an update does not change are let be.
 */
final class EndpointSliceRules implements Strategy {
  private static final Choices ADDRESS_TYPES = Choices.of("IPv4", "IPv6", "FQDN");
  private static final Choices PROTOCOLS = Choices.of("SCTP", "TCP", "UDP");
  private static final int PORTS_MAX = 20_000;
  private static final int ENDPOINTS_MAX = 1000;
  private static final String ENDPOINTS = "endpoints";
  private static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
  private static final Set<String> CAREFUL =
      Set.of("endpointslice-controller.k8s.io", "endpointslicemirroring-controller.k8s.io");

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject slice) {
    return slice.with(ENDPOINTS, FormerTopology.of(ListValue.EMPTY).dropped(endpoints(slice)));
  }

  /** The generation counts everything but the metadata, and of that the labels. */
  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject slice, KubeObject old) {
    boolean same =
        List.of("addressType", ENDPOINTS, "ports").stream()
                .allMatch(name -> Fields.same(slice.root().find(name), old.root().find(name)))
            && slice.meta().labels().equals(old.meta().labels());
    KubeObject counted =
        same ? slice : slice.editMeta(m -> m.with("generation", old.meta().generation() + 1));
    return hasEndpointsOf(slice, old)
        ? counted
        : counted.with(ENDPOINTS, FormerTopology.of(endpoints(old)).dropped(endpoints(slice)));
  }

  private static ListValue endpoints(KubeObject slice) {
    return slice.root().list(ENDPOINTS);
  }

  private static boolean hasEndpointsOf(KubeObject slice, KubeObject old) {
    return endpoints(slice).equals(endpoints(old));
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject slice, FieldErrors errors) {
    Fields fields = Fields.of(slice.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields);
    checkEndpoints(fields);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject slice, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(slice.root(), errors);
    Metadata.check(fields, true, nameRule()::check);
    check(fields);
    if (!hasEndpointsOf(slice, old)) {
      checkEndpoints(fields);
    }
    fields.immutableString("addressType", old.root());
  }

  private static void check(Fields slice) {
    slice.requiredOneOf("addressType", ADDRESS_TYPES);
    if (!slice.atMost("ports", PORTS_MAX)) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (Fields port : slice.each("ports")) {
      port.ifSet("name", Formats.DNS_LABEL);
      if (!names.add(port.string("name"))) {
        port.duplicate("name", port.string("name"));
      }
      if (!port.has("protocol")) {
        port.required("protocol");
      } else {
        port.oneOf("protocol", PROTOCOLS);
      }
      if (port.has("appProtocol")) {
        port.form("appProtocol", Formats.LABEL_KEY);
      }
    }
  }

  private static void checkEndpoints(Fields slice) {
    if (slice.atMost(ENDPOINTS, ENDPOINTS_MAX)) {
      for (Fields endpoint : slice.each(ENDPOINTS)) {
        EndpointRules.check(endpoint, slice.string("addressType"));
      }
    }
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject slice) {
    List<String> warnings = new ArrayList<>();
    if (slice.root().string("addressType").equals("FQDN")) {
      warnings.add("spec.addressType: FQDN endpoints are deprecated");
    }
    warnings.addAll(addressWarnings(slice));
    return warnings;
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject slice, KubeObject old) {
    return addressWarnings(slice);
  }

  /** Kubernetes' own controllers write addresses as they should be. */
  private static List<String> addressWarnings(KubeObject slice) {
    if (CAREFUL.contains(slice.meta().labels().getOrDefault(MANAGED_BY, ""))) {
      return List.of();
    }
    List<String> warnings = new ArrayList<>();
    List<MapValue> endpoints = endpoints(slice).maps();
    for (int i = 0; i < endpoints.size(); i++) {
      ListValue addresses = endpoints.get(i).list("addresses");
      for (int j = 0; j < addresses.size(); j++) {
        Path path = Path.of(ENDPOINTS).index(i).child("addresses").index(j);
        warnings.addAll(Addresses.warningsForIp(addresses.string(j), path));
      }
    }
    return warnings;
  }
}
