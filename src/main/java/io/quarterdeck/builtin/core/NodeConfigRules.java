package io.quarterdeck.builtin.core;

import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.status.GoText;
import java.util.List;

/**
 * The rules of a node's reference to a ConfigMap for its kubelet. The feature is gone; nodes stored
 * with one may keep it.
 */
final class NodeConfigRules {
  private NodeConfigRules() {}

  static void check(Fields node) {
    Fields spec = node.in("spec");
    if (spec.has("configSource")) {
      check(spec.in("configSource"), false);
    }
    Fields config = node.in("status").in("config");
    for (String source : List.of("assigned", "active", "lastKnownGood")) {
      if (config.has(source)) {
        check(config.in(source), true);
      }
    }
  }

  /**
   * @param observed whether the source tells what is in use, with the object's uid and version
   */
  private static void check(Fields source, boolean observed) {
    if (!source.has("configMap")) {
      source
          .errors()
          .invalid(
              source.path(),
              new GoText("{\"ConfigMap\":null}"),
              "exactly one reference subfield must be non-nil");
      return;
    }
    Fields map = source.in("configMap");
    for (String field : List.of("uid", "resourceVersion")) {
      if (observed) {
        map.required(field);
      } else {
        map.absent(field, field + " must not be set in spec");
      }
    }
    map.required("namespace", Formats.DNS_LABEL);
    map.required("name", Formats.DNS_SUBDOMAIN);
    map.required("kubeletConfigKey", Formats.CONFIG_MAP_KEY);
  }
}
