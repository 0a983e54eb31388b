package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import java.util.HashSet;
import java.util.Set;

/**
 * The rules of security contexts of pods and containers. Whether a container may be privileged at
 * all is asked here too; what a namespace allows is asked by admission.
 */
final class SecurityRules {
  private static final Choices PROFILES =
      Choices.inOrder("Localhost", "RuntimeDefault", "Unconfined");
  private static final Choices PROC_MOUNTS = Choices.inOrder("Default", "Unmasked");
  private static final Choices FS_GROUP_POLICIES = Choices.of("Always", "OnRootMismatch");
  private static final Choices GROUPS_POLICIES = Choices.of("Merge", "Strict");
  private static final Choices SELINUX_POLICIES = Choices.of("MountOption", "Recursive");
  private static final Choices SELINUX_RECURSIVE = Choices.of("Recursive");
  private static final long ID_MAX = Integer.MAX_VALUE;
  private static final int PROFILE_MAX = 4095; // the longest path of Linux, without its end
  private static final int SYSCTL_MAX = 253;
  private static final String SYSCTL_PATTERN =
      "^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$";
  private static final Set<String> IPC_SYSCTLS =
      Set.of(
          "kernel.shmall",
          "kernel.shmmax",
          "kernel.shm",
          "kernel.shmmni",
          "kernel.shm_rmid_forced",
          "kernel.sem",
          "kernel.msgmax",
          "kernel.msgmnb",
          "kernel.msgmni",
          "kernel.msg");

  private SecurityRules() {}

  /** Checks the security context of a pod. */
  static void checkPod(Fields context, PodScope scope) {
    context.betweenIfSet("fsGroup", 0, ID_MAX);
    context.betweenIfSet("runAsUser", 0, ID_MAX);
    context.betweenIfSet("runAsGroup", 0, ID_MAX);
    checkGroups(context);
    if (scope.spec.bool("hostPID") && scope.spec.bool("shareProcessNamespace")) {
      context.invalid(
          "shareProcessNamespace",
          Value.of(true),
          "ShareProcessNamespace and HostPID cannot both be enabled");
    }
    checkSysctls(context, scope);
    context.oneOfIfSet("fsGroupChangePolicy", FS_GROUP_POLICIES);
    checkSeccomp(context);
    WindowsRules.checkOptions(context);
    checkAppArmor(context, "appArmorProfile");
    context.oneOfIfSet("supplementalGroupsPolicy", GROUPS_POLICIES);
    if (context.has("seLinuxChangePolicy")) {
      boolean any = scope.old.mayChooseSeLinuxPolicy();
      context.oneOf("seLinuxChangePolicy", any ? SELINUX_POLICIES : SELINUX_RECURSIVE);
    }
  }

  private static void checkGroups(Fields context) {
    for (int i = 0; i < context.list("supplementalGroups").size(); i++) {
      Value group = context.list("supplementalGroups").get(i);
      long id = MapValue.of("id", group).integer("id");
      if (id < 0 || id > ID_MAX) {
        context
            .errors()
            .invalid(context.at("supplementalGroups").index(i), group, Fields.inclusive(0, ID_MAX));
      }
    }
  }

  /** Checks the security context of a container. */
  static void checkContainer(Fields context, PodScope scope) {
    context.betweenIfSet("runAsUser", 0, ID_MAX);
    context.betweenIfSet("runAsGroup", 0, ID_MAX);
    if (context.has("procMount")) {
      context.oneOf("procMount", PROC_MOUNTS);
      if (scope.hostUsers() && context.string("procMount").equals("Unmasked")) {
        context.invalid(
            "procMount", Value.of("Unmasked"), "`hostUsers` must be false to use `Unmasked`");
      }
    }
    checkSeccomp(context);
    checkEscalation(context);
    WindowsRules.checkOptions(context);
    checkAppArmor(context, "appArmorProfile");
  }

  private static void checkEscalation(Fields context) {
    if (!context.has("allowPrivilegeEscalation") || context.isTrue("allowPrivilegeEscalation")) {
      return;
    }
    String detail = "cannot set `allowPrivilegeEscalation` to false and ";
    if (context.isTrue("privileged")) {
      context
          .errors()
          .invalid(
              context.path(),
              InternalForms.SECURITY_CONTEXT.show(context.map()),
              detail + "`privileged` to true");
    }
    ListValue added = context.map("capabilities").list("add");
    for (int i = 0; i < added.size(); i++) {
      if (added.string(i).equals("CAP_SYS_ADMIN")) {
        context
            .errors()
            .invalid(
                context.path(),
                InternalForms.SECURITY_CONTEXT.show(context.map()),
                detail + "`capabilities.Add` CAP_SYS_ADMIN");
      }
    }
  }

  private static void checkSeccomp(Fields context) {
    if (!context.has("seccompProfile")) {
      return;
    }
    Fields profile = context.in("seccompProfile");
    if (profile.required("type", "type is required when seccompProfile is set")) {
      profile.oneOf("type", PROFILES);
    }
    if (!profile.string("type").equals("Localhost")) {
      if (profile.has("localhostProfile")) {
        profile.invalid(
            "localhostProfile",
            InternalForms.PROFILE.show(profile.map()),
            "can only be set when seccomp type is Localhost");
      }
    } else if (!profile.has("localhostProfile")) {
      profile
          .errors()
          .required(profile.at("localhostProfile"), "must be set when seccomp type is Localhost");
    } else {
      Paths.descending(
          profile.string("localhostProfile"), profile.at("localhostProfile"), profile.errors());
    }
  }

  /** Checks an AppArmor profile (KEP-24). */
  static void checkAppArmor(Fields context, String name) {
    if (!context.has(name)) {
      return;
    }
    Fields profile = context.in(name);
    switch (profile.string("type")) {
      case "Localhost" -> checkLocalAppArmor(profile);
      case "RuntimeDefault", "Unconfined" -> {
        if (profile.has("localhostProfile")) {
          profile.invalid(
              "localhostProfile",
              profile.value("localhostProfile"),
              "can only be set when AppArmor type is Localhost");
        }
      }
      case "" -> profile.required("type", "type is required when appArmorProfile is set");
      default -> profile.oneOf("type", PROFILES);
    }
  }

  private static void checkLocalAppArmor(Fields profile) {
    String local = profile.string("localhostProfile");
    String trimmed = Chars.trim(local);
    if (!trimmed.equals(local)) {
      profile.invalid("localhostProfile", local, "must not be padded with whitespace");
    } else {
      profile.required("localhostProfile", "must be set when AppArmor type is Localhost");
    }
    if (Chars.length(local) > PROFILE_MAX) {
      profile.errors().tooLong(profile.at("localhostProfile"), PROFILE_MAX);
    }
  }

  // ---- sysctls

  private static void checkSysctls(Fields context, PodScope scope) {
    if (context.isEmpty("sysctls")) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Fields sysctl : context.each("sysctls")) {
      String name = sysctl.string("name");
      if (!sysctl.required("name")) {
        // nothing more to say of its form
      } else if (!isSysctl(name)) {
        sysctl.invalid(
            "name",
            name,
            "must have at most " + SYSCTL_MAX + " characters and match regex " + SYSCTL_PATTERN);
      } else if (seen.contains(name)) {
        sysctl.duplicate("name", name);
      }
      String wrong = hostSysctl(name, scope.spec);
      if (!wrong.isEmpty() && !scope.old.mayHaveHostSysctls()) {
        sysctl.invalid("name", name, wrong);
      }
      seen.add(name);
    }
  }

  private static boolean isSysctl(String name) {
    boolean inSegment = false;
    boolean atStart = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Chars.isLower(c) || Chars.isDigit(c)) {
        inSegment = true;
        atStart = false;
      } else if ((c == '.' || c == '/') && inSegment) {
        inSegment = false;
        atStart = true;
      } else if ((c == '-' || c == '_') && !atStart) {
        inSegment = false;
      } else {
        return false;
      }
    }
    return inSegment && name.length() <= SYSCTL_MAX;
  }

  /** Returns what is wrong with a sysctl that would change the node's own namespace, or "". */
  static String hostSysctl(String name, MapValue spec) {
    String dotted = normalized(name);
    int star = dotted.indexOf('*');
    String prefix = star < 0 ? dotted : dotted.substring(0, star);
    if (spec.bool("hostNetwork") && prefix.startsWith("net.")) {
      return "may not be specified when 'hostNetwork' is true";
    }
    boolean ipc = IPC_SYSCTLS.contains(prefix) || prefix.startsWith("fs.mqueue.");
    return spec.bool("hostIPC") && ipc ? "may not be specified when 'hostIPC' is true" : "";
  }

  /** Names whose first separator is a slash use dots inside their parts: both are swapped. */
  private static String normalized(String name) {
    int dot = name.indexOf('.');
    int slash = name.indexOf('/');
    if (slash < 0 || dot >= 0 && dot < slash) {
      return name;
    }
    StringBuilder swapped = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      swapped.append(c == '.' ? '/' : c == '/' ? '.' : c);
    }
    return swapped.toString();
  }
}
