package io.quarterdeck.server;

import io.quarterdeck.access.Authorization;
import io.quarterdeck.admission.AdmissionChain;
import io.quarterdeck.admission.AdmissionPlugin;
import io.quarterdeck.admission.CertificateSubjectRestriction;
import io.quarterdeck.admission.Cluster;
import io.quarterdeck.admission.DefaultClass;
import io.quarterdeck.admission.DefaultTolerationSeconds;
import io.quarterdeck.admission.NamespaceLifecycle;
import io.quarterdeck.admission.PersistentVolumeClaimResize;
import io.quarterdeck.admission.PodSecurity;
import io.quarterdeck.admission.PodTopologyLabels;
import io.quarterdeck.admission.Priority;
import io.quarterdeck.admission.RuntimeClass;
import io.quarterdeck.admission.ServiceAccount;
import io.quarterdeck.admission.SignerPermission;
import io.quarterdeck.admission.StorageObjectInUseProtection;
import io.quarterdeck.admission.TaintNodesByCondition;
import io.quarterdeck.registry.Objects;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.StoredKind;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The admission plugins in kube-apiserver's order ({@code
 * pkg/kubeapiserver/options.AllOrderedPlugins}), less those that the settings switch off.
 */
final class Plugins {
  /** The letters of random parts of names: no vowels and nothing that looks like another. */
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private static final int SUFFIX_LENGTH = 5;

  private Plugins() {}

  static AdmissionChain of(
      Config config,
      Objects objects,
      Catalog catalog,
      Cluster cluster,
      Authorization authorization,
      RandomGenerator random) {
    StoredKind namespaces =
        catalog.find("", "v1", "namespaces").flatMap(ResourceType::stored).orElseThrow();
    List<AdmissionPlugin> all =
        List.of(
            new NamespaceLifecycle(name -> objects.find(namespaces, "", name)),
            new ServiceAccount(cluster, () -> suffix(random)),
            new TaintNodesByCondition(),
            new PodSecurity(),
            new Priority(cluster),
            new DefaultTolerationSeconds(
                config.number("default-not-ready-toleration-seconds"),
                config.number("default-unreachable-toleration-seconds")),
            DefaultClass.ofStorage(cluster),
            new StorageObjectInUseProtection(),
            new PersistentVolumeClaimResize(cluster),
            new RuntimeClass(cluster),
            SignerPermission.toApprove(authorization),
            SignerPermission.toSign(authorization),
            SignerPermission.toAttest(authorization),
            new CertificateSubjectRestriction(),
            DefaultClass.ofIngress(cluster),
            new PodTopologyLabels(cluster));
    List<String> off = config.list("disable-admission-plugins");
    return new AdmissionChain(all.stream().filter(p -> !off.contains(p.name())).toList());
  }

  private static String suffix(RandomGenerator random) {
    StringBuilder suffix = new StringBuilder(SUFFIX_LENGTH);
    for (int i = 0; i < SUFFIX_LENGTH; i++) {
      suffix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return suffix.toString();
  }
}
