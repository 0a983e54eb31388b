package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import java.util.List;

/** The rules of a container's environment variables. */
final class EnvironmentRules {
  private static final List<String> SOURCES =
      List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef");

  private EnvironmentRules() {}

  static void check(Fields container) {
    for (int i = 0; i < container.list("env").size(); i++) {
      checkVariable(container.item("env", i));
    }
    for (int i = 0; i < container.list("envFrom").size(); i++) {
      checkSource(container, container.item("envFrom", i));
    }
  }

  private static void checkVariable(Fields variable) {
    variable.required("name", Formats.RELAXED_ENV_VAR_NAME);
    if (variable.has("valueFrom")) {
      checkValueFrom(variable, variable.in("valueFrom"));
    }
  }

  private static void checkValueFrom(Fields variable, Fields from) {
    int found = 0;
    for (String source : SOURCES) {
      if (from.has(source)) {
        found++;
        checkReference(source, from.in(source));
      }
    }
    String wrong = "";
    if (found == 0) {
      wrong =
          "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef`"
              + " or `fileKeyRef`";
    } else if (!variable.isEmpty("value")) {
      wrong = "may not be specified when `value` is not empty";
    } else if (found > 1) {
      wrong = "may not have more than one field specified at a time";
    }
    if (!wrong.isEmpty()) {
      from.errors().invalid(from.path(), "", wrong);
    }
  }

  private static void checkReference(String source, Fields ref) {
    switch (source) {
      case "fieldRef" -> DownwardApiRules.checkField(ref, DownwardApiRules.IN_ENVIRONMENT);
      case "resourceFieldRef" -> DownwardApiRules.checkResource(ref, false);
      case "fileKeyRef" -> checkFile(ref);
      default -> {
        ref.form("name", Formats.DNS_SUBDOMAIN);
        ref.required("key", Formats.CONFIG_MAP_KEY);
      }
    }
  }

  /** A variable in a file that another container has written (KEP-3721). */
  private static void checkFile(Fields ref) {
    ref.required("key", Formats.RELAXED_ENV_VAR_NAME);
    ref.required("volumeName", Formats.DNS_LABEL);
    if (ref.required("path")) {
      Paths.noBacksteps(ref.string("path"), ref.at("path"), ref.errors());
    }
  }

  private static void checkSource(Fields container, Fields source) {
    source.ifSet("prefix", Formats.RELAXED_ENV_VAR_NAME);
    boolean configMap = source.has("configMapRef");
    boolean secret = source.has("secretRef");
    if (configMap) {
      checkName(source.in("configMapRef"));
    }
    if (secret) {
      checkName(source.in("secretRef"));
    }
    if (!configMap && !secret) {
      container.invalid("envFrom", "", "must specify one of: `configMapRef` or `secretRef`");
    } else if (configMap && secret) {
      container.invalid("envFrom", "", "may not have more than one field specified at a time");
    }
  }

  /** A name that upstream checks as a prefix, to which more may be added. */
  private static void checkName(Fields ref) {
    String name = ref.string("name");
    if (ref.required("name")) {
      boolean dash = name.length() > 1 && name.endsWith("-");
      String checked = dash ? name.substring(0, name.length() - 2) + "a" : name;
      for (String wrong : Formats.DNS_SUBDOMAIN.check(checked)) {
        ref.invalid("name", name, wrong);
      }
    }
  }

  /** Volumes that variables come from must be there, and empty at the start. */
  static void checkFileVolumes(Fields spec, PodScope scope) {
    for (String containers : ContainerRules.LISTS) {
      for (Fields container : spec.each(containers)) {
        for (int i = 0; i < container.list("env").size(); i++) {
          MapValue variable = container.list("env").map(i);
          if (variable.map("valueFrom").has("fileKeyRef")) {
            checkFileVolume(container.item("env", i), scope);
          }
        }
      }
    }
  }

  private static void checkFileVolume(Fields variable, PodScope scope) {
    Fields ref = variable.in("valueFrom").in("fileKeyRef");
    String name = ref.string("volumeName");
    MapValue found = null;
    for (MapValue volume : scope.spec.list("volumes").maps()) {
      found = volume.string("name").equals(name) ? volume : found;
    }
    if (found == null) {
      ref.notFound("volumeName", name);
    } else if (!found.has("emptyDir")) {
      ref.invalid("volumeName", name, "referenced volume must be of type emptyDir");
    }
  }
}
