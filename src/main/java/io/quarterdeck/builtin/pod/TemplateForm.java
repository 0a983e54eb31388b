package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.status.GoText;
import java.util.List;

/**
 * A whole pod template as kube-apiserver's messages print it: the internal Go struct, which holds
 * the host's namespaces in the security context. Volumes, probes, affinity and other rare parts are
 * printed as the API has them.
 */
public final class TemplateForm {
  private static final List<String> OF_HOST =
      List.of("hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace", "hostUsers");
  private static final GoStruct REQUIREMENTS =
      GoStruct.of("Limits[] Requests[] Claims[]").with("Claims", GoStruct.of("Name Request"));
  private static final GoStruct CONTAINER =
      GoStruct.of(
              "Name Image Command[] Args[] WorkingDir Ports[] EnvFrom[] Env[] Resources{}"
                  + " ResizePolicy[] RestartPolicy* RestartPolicyRules[] VolumeMounts[]"
                  + " VolumeDevices[] LivenessProbe* ReadinessProbe* StartupProbe* Lifecycle*"
                  + " TerminationMessagePath TerminationMessagePolicy ImagePullPolicy"
                  + " SecurityContext* Stdin? StdinOnce? TTY?=tty")
          .with("Ports", GoStruct.of("Name HostPort# ContainerPort# Protocol HostIP"))
          .with("Env", GoStruct.of("Name Value ValueFrom*"))
          .with("Resources", REQUIREMENTS)
          .with("ResizePolicy", GoStruct.of("ResourceName RestartPolicy"))
          .with("SecurityContext", InternalForms.SECURITY_CONTEXT);
  private static final GoStruct SECURITY_CONTEXT =
      GoStruct.of(
              "HostNetwork? HostPID? HostIPC? ShareProcessNamespace* HostUsers*"
                  + " SELinuxOptions*=seLinuxOptions WindowsOptions* RunAsUser* RunAsGroup*"
                  + " RunAsNonRoot* SupplementalGroups[] SupplementalGroupsPolicy*"
                  + " FSGroup*=fsGroup FSGroupChangePolicy*=fsGroupChangePolicy Sysctls[]"
                  + " SeccompProfile* AppArmorProfile* SELinuxChangePolicy*=seLinuxChangePolicy")
          .with("SELinuxOptions", GoStruct.of("User Role Type Level"))
          .with("Sysctls", GoStruct.of("Name Value"))
          .with("SeccompProfile", InternalForms.PROFILE)
          .with("AppArmorProfile", InternalForms.PROFILE);
  private static final GoStruct POD =
      GoStruct.of(
              "Volumes[] InitContainers[] Containers[] EphemeralContainers[] RestartPolicy"
                  + " TerminationGracePeriodSeconds* ActiveDeadlineSeconds* DNSPolicy=dnsPolicy"
                  + " NodeSelector[] ServiceAccountName AutomountServiceAccountToken* NodeName"
                  + " SecurityContext* ImagePullSecrets[] Hostname Subdomain SetHostnameAsFQDN*"
                  + " Affinity* SchedulerName Tolerations[] HostAliases[] PriorityClassName"
                  + " Priority* PreemptionPolicy* DNSConfig*=dnsConfig ReadinessGates[]"
                  + " RuntimeClassName* Overhead[] EnableServiceLinks*"
                  + " TopologySpreadConstraints[] OS*=os SchedulingGates[] ResourceClaims[]"
                  + " Resources* HostnameOverride* SchedulingGroup*")
          .with("InitContainers", CONTAINER)
          .with("Containers", CONTAINER)
          .with("SecurityContext", SECURITY_CONTEXT)
          .with("ImagePullSecrets", GoStruct.of("Name"))
          .with("Tolerations", GoStruct.of("Key Operator Value Effect TolerationSeconds*"))
          .with("HostAliases", GoStruct.of("IP=ip Hostnames[]"))
          .with("ReadinessGates", GoStruct.of("ConditionType"))
          .with("OS", GoStruct.of("Name"))
          .with("SchedulingGates", GoStruct.of("Name"))
          .with("ResourceClaims", InternalForms.CLAIM)
          .with("Resources", REQUIREMENTS);

  private TemplateForm() {}

  /** Prints a pod's spec. */
  public static GoText ofSpec(MapValue spec) {
    MapValue context = spec.map("securityContext");
    for (String field : OF_HOST) {
      Value value = spec.find(field);
      context = value == null ? context : context.with(field, value);
    }
    return POD.show(spec.with("securityContext", context));
  }

  /** Prints a template: the fields of its metadata stand beside its spec. */
  public static GoText of(MapValue template) {
    String metadata = GoText.json(template.map("metadata"));
    String fields = metadata.substring(1, metadata.length() - 1);
    String spec = "\"Spec\":" + ofSpec(template.map("spec")).text();
    return new GoText("{" + fields + (fields.isEmpty() ? "" : ",") + spec + "}");
  }
}
