package io.quarterdeck.admission;

import io.quarterdeck.object.KubeObject;
import java.util.List;

/** The plugins that are on, in kube-apiserver's order. */
public final class AdmissionChain {
  private final List<AdmissionPlugin> plugins;

  public AdmissionChain(List<AdmissionPlugin> plugins) {
    this.plugins = List.copyOf(plugins);
  }

  /** Returns the object after every plugin's changes. */
  public KubeObject mutate(Attributes attributes) {
    Attributes now = attributes;
    for (AdmissionPlugin plugin : plugins) {
      if (plugin.handles(now.operation())) {
        now = now.with(plugin.mutate(now));
      }
    }
    return now.object().orElseThrow();
  }

  /** Asks every plugin whether the write may be. */
  public void validate(Attributes attributes) {
    for (AdmissionPlugin plugin : plugins) {
      if (plugin.handles(attributes.operation())) {
        plugin.validate(attributes);
      }
    }
  }
}
