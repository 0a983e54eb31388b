package io.quarterdeck.builtin.core;

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
import java.util.List;

/** The rules and defaults of Endpoints. Subsets that an update does not change are let be. */
final class EndpointsRules implements Strategy {
  static final Choices PROTOCOLS = Choices.of("SCTP", "TCP", "UDP");
  private static final String MANAGED_BY = "endpoints.kubernetes.io/managed-by";

  static MapValue defaults(MapValue endpoints) {
    return endpoints.mapEach(
        "subsets",
        subset ->
            subset.mapEach(
                "ports",
                port -> port.string("protocol").isEmpty() ? port.with("protocol", "TCP") : port));
  }

  @Override
  public boolean allowsCreateOnUpdate() {
    return true;
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject endpoints, FieldErrors errors) {
    Fields fields = Fields.of(endpoints.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject endpoints, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(endpoints.root(), errors);
    Metadata.checkUpdate(fields, old);
    Metadata.check(fields, true, nameRule()::check);
    if (!Fields.same(endpoints.root().find("subsets"), old.root().find("subsets"))) {
      check(fields);
    }
  }

  private static void check(Fields endpoints) {
    for (Fields subset : endpoints.each("subsets")) {
      if (subset.isEmpty("addresses") && subset.isEmpty("notReadyAddresses")) {
        subset.errors().required(subset.path(), "must specify `addresses` or `notReadyAddresses`");
      }
      for (String list : List.of("addresses", "notReadyAddresses")) {
        for (Fields address : subset.each(list)) {
          checkAddress(address);
        }
      }
      int ports = subset.list("ports").size();
      for (Fields port : subset.each("ports")) {
        checkPort(port, ports > 1);
      }
    }
  }

  private static void checkAddress(Fields address) {
    String ip = address.string("ip");
    Addresses.legacyIp(ip, address.at("ip"), address.errors());
    address.ifSet("hostname", Formats.DNS_LABEL);
    if (address.has("nodeName")) {
      address.form("nodeName", Formats.DNS_SUBDOMAIN);
    }
    Addresses.endpoint(ip, address.at("ip"), address.errors());
  }

  private static void checkPort(Fields port, boolean named) {
    if (named) {
      port.required("name", Formats.DNS_LABEL);
    } else {
      port.ifSet("name", Formats.DNS_LABEL);
    }
    port.port("port");
    port.requiredOneOf("protocol", PROTOCOLS);
    if (port.has("appProtocol")) {
      port.form("appProtocol", Formats.LABEL_KEY);
    }
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject endpoints) {
    if ("endpoint-controller".equals(endpoints.meta().labels().get(MANAGED_BY))) {
      return List.of();
    }
    List<String> warnings = new ArrayList<>();
    ListValue subsets = endpoints.root().list("subsets");
    for (int i = 0; i < subsets.size(); i++) {
      for (String list : List.of("addresses", "notReadyAddresses")) {
        ListValue addresses = subsets.map(i).list(list);
        for (int j = 0; j < addresses.size(); j++) {
          Path path = Path.of("subsets").index(i).child(list).index(j).child("ip");
          warnings.addAll(Addresses.warningsForIp(addresses.map(j).string("ip"), path));
        }
      }
    }
    return warnings;
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject endpoints, KubeObject old) {
    return warningsOnCreate(context, endpoints);
  }
}
