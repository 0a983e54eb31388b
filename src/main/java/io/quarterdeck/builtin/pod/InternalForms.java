package io.quarterdeck.builtin.pod;

import io.quarterdeck.rules.GoStruct;

/**
 * The objects of a pod as kube-apiserver's messages print them: its internal Go structs as JSON,
 * which carry no JSON names.
 */
public final class InternalForms {
  static final GoStruct PROFILE = GoStruct.of("Type LocalhostProfile*");
  static final GoStruct CLAIM = GoStruct.of("Name ResourceClaimName* ResourceClaimTemplateName*");
  static final GoStruct ADDRESS = GoStruct.of("IP=ip");
  public static final GoStruct TERM =
      GoStruct.of("MatchExpressions[] MatchFields[]")
          .with("MatchExpressions", GoStruct.of("Key Operator Values[]"))
          .with("MatchFields", GoStruct.of("Key Operator Values[]"));
  static final GoStruct SECURITY_CONTEXT =
      GoStruct.of(
              "Capabilities* Privileged* SELinuxOptions*=seLinuxOptions WindowsOptions* RunAsUser*"
                  + " RunAsGroup* RunAsNonRoot* ReadOnlyRootFilesystem* AllowPrivilegeEscalation*"
                  + " ProcMount* SeccompProfile* AppArmorProfile*")
          .with("Capabilities", GoStruct.of("Add[] Drop[]"))
          .with("SELinuxOptions", GoStruct.of("User Role Type Level"))
          .with(
              "WindowsOptions",
              GoStruct.of(
                  "GMSACredentialSpecName*=gmsaCredentialSpecName"
                      + " GMSACredentialSpec*=gmsaCredentialSpec RunAsUserName* HostProcess*"))
          .with("SeccompProfile", PROFILE)
          .with("AppArmorProfile", PROFILE);

  private InternalForms() {}
}
