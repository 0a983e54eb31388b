package io.quarterdeck.builtin.all;

import io.quarterdeck.builtin.Group;
import io.quarterdeck.builtin.RuntimeConfig;
import io.quarterdeck.builtin.Sources;
import io.quarterdeck.builtin.admissionregistration.AdmissionRegistrationGroup;
import io.quarterdeck.builtin.apiextensions.ApiExtensionsGroup;
import io.quarterdeck.builtin.apiregistration.ApiRegistrationGroup;
import io.quarterdeck.builtin.apiserverinternal.ApiServerInternalGroup;
import io.quarterdeck.builtin.apps.AppsGroup;
import io.quarterdeck.builtin.authentication.AuthenticationGroup;
import io.quarterdeck.builtin.authorization.AuthorizationGroup;
import io.quarterdeck.builtin.autoscaling.AutoscalingGroup;
import io.quarterdeck.builtin.batch.BatchGroup;
import io.quarterdeck.builtin.certificates.CertificatesGroup;
import io.quarterdeck.builtin.coordination.CoordinationGroup;
import io.quarterdeck.builtin.core.CoreGroup;
import io.quarterdeck.builtin.discovery.DiscoveryGroup;
import io.quarterdeck.builtin.events.EventsGroup;
import io.quarterdeck.builtin.extensions.ExtensionsGroup;
import io.quarterdeck.builtin.flowcontrol.FlowControlGroup;
import io.quarterdeck.builtin.networking.NetworkingGroup;
import io.quarterdeck.builtin.node.NodeGroup;
import io.quarterdeck.builtin.policy.PolicyGroup;
import io.quarterdeck.builtin.rbac.RbacGroup;
import io.quarterdeck.builtin.resource.ResourceGroup;
import io.quarterdeck.builtin.scheduling.SchedulingGroup;
import io.quarterdeck.builtin.storage.StorageGroup;
import io.quarterdeck.builtin.storagemigration.StorageMigrationGroup;
import io.quarterdeck.resource.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All built-in groups, and the catalog of what is served of them. */
public final class Builtins {
  private static final List<Group> GROUPS =
      List.of(
          ApiRegistrationGroup.GROUP,
          CoreGroup.GROUP,
          AppsGroup.GROUP,
          EventsGroup.GROUP,
          AuthenticationGroup.GROUP,
          AuthorizationGroup.GROUP,
          AutoscalingGroup.GROUP,
          BatchGroup.GROUP,
          CertificatesGroup.GROUP,
          NetworkingGroup.GROUP,
          PolicyGroup.GROUP,
          RbacGroup.GROUP,
          StorageGroup.GROUP,
          AdmissionRegistrationGroup.GROUP,
          ApiExtensionsGroup.GROUP,
          SchedulingGroup.GROUP,
          CoordinationGroup.GROUP,
          NodeGroup.GROUP,
          DiscoveryGroup.GROUP,
          ResourceGroup.GROUP,
          FlowControlGroup.GROUP,
          ApiServerInternalGroup.GROUP,
          StorageMigrationGroup.GROUP,
          ExtensionsGroup.GROUP);

  private Builtins() {}

  /**
   * Returns the catalog of the built-in kinds.
   *
   * @param gateOff tells whether a feature gate was switched off by name
   */
  public static Catalog catalog(RuntimeConfig config, Predicate<String> gateOff) {
    return catalog(config, gateOff, Sources.registry());
  }

  /** Returns the catalog with types and descriptions from elsewhere. */
  public static Catalog catalog(RuntimeConfig config, Predicate<String> gateOff, Sources sources) {
    return Catalog.of(
        GROUPS.stream()
            .map(g -> g.served(config, gateOff, sources))
            .flatMap(Optional::stream)
            .toList());
  }
}
