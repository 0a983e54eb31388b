package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of the operating system that a pod names, and of Windows' security options. */
final class WindowsRules {
  private static final int GMSA_MAX_KIB = 64;
  private static final int DOMAIN_MAX = 256;
  private static final int USER_MAX = 104;
  private static final int NETBIOS_MAX = 15;
  private static final int DNS_LABEL_MAX = 63;
  private static final String NETBIOS_FORBIDDEN = "\\/:*?\"<>|";
  private static final String USER_FORBIDDEN = "\"/\\:;|=,+*?<>@[]";
  private static final String NOT_WINDOWS = "cannot be set for a windows pod";
  private static final List<String> POD_CONTEXT_FIRST =
      List.of("appArmorProfile", "seLinuxOptions");
  private static final List<String> POD_CONTEXT_THEN =
      List.of("seccompProfile", "fsGroup", "fsGroupChangePolicy", "sysctls");
  private static final List<String> POD_CONTEXT_LAST =
      List.of(
          "runAsUser",
          "runAsGroup",
          "supplementalGroups",
          "supplementalGroupsPolicy",
          "seLinuxChangePolicy");
  private static final List<String> CONTAINER_CONTEXT =
      List.of(
          "appArmorProfile",
          "seLinuxOptions",
          "seccompProfile",
          "capabilities",
          "readOnlyRootFilesystem",
          "privileged",
          "allowPrivilegeEscalation",
          "procMount",
          "runAsUser",
          "runAsGroup");

  private WindowsRules() {}

  /** Checks what a pod of Linux or Windows may not have of the other. */
  static void checkSystem(Fields spec, String os) {
    if (os.equals("linux")) {
      checkLinux(spec);
    } else {
      checkWindows(spec);
    }
  }

  private static void checkLinux(Fields spec) {
    String detail = "windows options cannot be set for a linux pod";
    spec.in("securityContext").absent("windowsOptions", detail);
    for (String containers : ContainerRules.LISTS) {
      for (Fields container : spec.each(containers)) {
        container.in("securityContext").absent("windowsOptions", detail);
      }
    }
  }

  private static void checkWindows(Fields spec) {
    Fields context = spec.in("securityContext");
    absent(context, POD_CONTEXT_FIRST);
    spec.absent("hostUsers", NOT_WINDOWS);
    forbidIfTrue(spec, "hostPID");
    forbidIfTrue(spec, "hostIPC");
    absent(context, POD_CONTEXT_THEN);
    spec.absent("shareProcessNamespace", NOT_WINDOWS);
    absent(context, POD_CONTEXT_LAST);
    for (String containers : ContainerRules.LISTS) {
      for (Fields container : spec.each(containers)) {
        absent(container.in("securityContext"), CONTAINER_CONTEXT);
      }
    }
  }

  private static void absent(Fields context, List<String> names) {
    for (String name : names) {
      context.absent(name, NOT_WINDOWS);
    }
  }

  private static void forbidIfTrue(Fields spec, String name) {
    if (spec.isTrue(name)) {
      spec.forbidden(name, NOT_WINDOWS);
    }
  }

  // ---- host processes (KEP-1981)

  static void checkHostProcess(Fields spec) {
    Value ofPod = hostProcess(spec.map());
    int containers = 0;
    int hostProcesses = 0;
    for (String list : ContainerRules.LISTS) {
      for (int i = 0; i < spec.list(list).size(); i++) {
        Value own = hostProcess(spec.list(list).map(i));
        containers++;
        if (own == BoolValue.TRUE || own == null && ofPod == BoolValue.TRUE) {
          hostProcesses++;
        }
        if (own != null && ofPod != null && own != ofPod) {
          spec.item(list, i)
              .in("securityContext")
              .in("windowsOptions")
              .invalid(
                  "hostProcess",
                  own,
                  "pod hostProcess value must be identical if both are specified, was " + ofPod);
        }
      }
    }
    if (hostProcesses > 0) {
      checkAll(spec, hostProcesses == containers);
    }
  }

  private static void checkAll(Fields spec, boolean all) {
    if (!all) {
      spec.errors()
          .invalid(
              spec.path(),
              "",
              "If pod contains any hostProcess containers then all containers must be HostProcess"
                  + " containers");
    }
    if (!spec.isTrue("hostNetwork")) {
      spec.invalid(
          "hostNetwork",
          Value.of(false),
          "hostNetwork must be true if pod contains any hostProcess containers");
    }
  }

  private static @Nullable Value hostProcess(MapValue podOrContainer) {
    MapValue options = podOrContainer.map("securityContext").map("windowsOptions");
    return options.has("hostProcess") ? options.find("hostProcess") : null;
  }

  // ---- options

  static void checkOptions(Fields context) {
    if (!context.has("windowsOptions")) {
      return;
    }
    Fields options = context.in("windowsOptions");
    if (options.has("gmsaCredentialSpecName")) {
      String name = options.string("gmsaCredentialSpecName");
      for (String wrong : Formats.DNS_SUBDOMAIN.check(name)) {
        options.invalid("gmsaCredentialSpecName", Value.of(name), wrong);
      }
    }
    if (options.has("gmsaCredentialSpec")) {
      int length = Chars.length(options.string("gmsaCredentialSpec"));
      if (length == 0) {
        invalid(options, "gmsaCredentialSpec", "gmsaCredentialSpec cannot be an empty string");
      } else if (length > GMSA_MAX_KIB * 1024) {
        invalid(
            options,
            "gmsaCredentialSpec",
            "gmsaCredentialSpec size must be under " + GMSA_MAX_KIB + " KiB");
      }
    }
    if (options.has("runAsUserName")) {
      checkUserName(options, options.string("runAsUserName"));
    }
  }

  private static void invalid(Fields options, String name, String detail) {
    options.invalid(name, options.value(name), detail);
  }

  private static void checkUserName(Fields options, String name) {
    int backslash = name.indexOf('\\');
    if (name.isEmpty()) {
      invalid(options, "runAsUserName", "runAsUserName cannot be an empty string");
    } else if (name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      invalid(options, "runAsUserName", "runAsUserName cannot contain control characters");
    } else if (backslash >= 0 && name.indexOf('\\', backslash + 1) >= 0) {
      invalid(options, "runAsUserName", "runAsUserName cannot contain more than one backslash");
    } else {
      checkDomain(options, backslash < 0 ? null : name.substring(0, backslash));
      checkUser(options, name.substring(backslash + 1));
    }
  }

  private static void checkDomain(Fields options, @Nullable String domain) {
    if (domain == null) {
      return;
    }
    if (Chars.length(domain) >= DOMAIN_MAX) {
      invalid(
          options,
          "runAsUserName",
          "runAsUserName's Domain length must be under " + DOMAIN_MAX + " characters");
    }
    if (!isNetBios(domain) && !isDns(domain)) {
      invalid(
          options,
          "runAsUserName",
          "runAsUserName's Domain doesn't match the NetBios nor the DNS format");
    }
  }

  private static boolean isNetBios(String domain) {
    int length = domain.codePointCount(0, domain.length());
    return length > 0
        && length <= NETBIOS_MAX
        && domain.charAt(0) != '.'
        && domain.chars().noneMatch(c -> NETBIOS_FORBIDDEN.indexOf(c) >= 0);
  }

  private static boolean isDns(String domain) {
    for (String label : domain.split("\\.", -1)) {
      boolean right =
          !label.isEmpty()
              && label.length() <= DNS_LABEL_MAX
              && Chars.isAlphanumeric(label.charAt(0))
              && Chars.isAlphanumeric(label.charAt(label.length() - 1))
              && label.chars().allMatch(c -> c == '-' || Chars.isAlphanumeric((char) c));
      if (!right) {
        return false;
      }
    }
    return true;
  }

  private static void checkUser(Fields options, String user) {
    if (user.isEmpty()) {
      invalid(options, "runAsUserName", "runAsUserName's User cannot be empty");
    } else if (Chars.length(user) > USER_MAX) {
      invalid(
          options,
          "runAsUserName",
          "runAsUserName's User length must not be longer than " + USER_MAX + " characters");
    }
    if (!user.isEmpty() && user.chars().allMatch(c -> c == '.' || c == ' ')) {
      invalid(
          options, "runAsUserName", "runAsUserName's User cannot contain only periods or spaces");
    }
    if (user.chars().anyMatch(c -> USER_FORBIDDEN.indexOf(c) >= 0)) {
      invalid(
          options,
          "runAsUserName",
          "runAsUserName's User cannot contain the following characters: \"/\\:;|=,+*?<>@[]");
    }
  }
}
