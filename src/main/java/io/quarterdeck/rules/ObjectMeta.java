package io.quarterdeck.rules;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks the metadata of an object (apimachinery's {@code api/validation/objectmeta.go}). Which
 * names a kind takes, it is told; what only core kinds ask of finalizers is in {@link Metadata}.
 *
 * <p>kube-apiserver checks metadata more than once, and its causes show that. On create it is
 * checked once, with the kind's rule for names. On update the pipeline checks it ({@link #check}
 * with any path segment as the name, then {@link #checkUpdate}), and the rules of nearly every kind
 * begin with {@link #checkUpdate} again.
 */
public final class ObjectMeta {
  private static final int MANAGER_MAX = 128;
  private static final int SUBRESOURCE_MAX = 256;
  private static final String ORPHAN = "orphan";
  private static final String FOREGROUND = "foregroundDeletion";

  /** Which names a kind takes. */
  @FunctionalInterface
  public interface Names {
    /** Returns what is wrong with a name, or with a prefix to which letters will be added. */
    List<String> check(String name, boolean prefix);
  }

  private ObjectMeta() {}

  /**
   * Checks metadata as it stands.
   *
   * @param metadata the fields at {@code metadata}
   */
  public static void check(Fields metadata, boolean namespaced, Names names) {
    String generateName = metadata.string("generateName");
    if (!generateName.isEmpty()) {
      report(metadata, "generateName", generateName, names.check(generateName, true));
    }
    if (metadata.required("name", "name or generateName is required")) {
      String name = metadata.string("name");
      report(metadata, "name", name, names.check(name, false));
    }
    if (namespaced) {
      metadata.required("namespace", Formats.DNS_LABEL);
    } else if (!metadata.string("namespace").isEmpty()) {
      metadata.forbidden("namespace", "not allowed on this type");
    }
    metadata.nonNegative("generation");
    checkMaps(metadata);
    checkFinalizers(metadata);
    checkManagedFields(metadata);
  }

  private static void checkMaps(Fields metadata) {
    Labels.check(metadata, "labels");
    MapValue annotations = metadata.map("annotations");
    if (!annotations.isEmpty()) {
      Labels.checkAnnotations(annotations, metadata.at("annotations"), metadata.errors());
    }
    checkOwners(metadata);
  }

  private static void report(Fields metadata, String name, String value, List<String> wrong) {
    wrong.forEach(message -> metadata.invalid(name, value, message));
  }

  private static void checkOwners(Fields metadata) {
    ListValue owners = metadata.list("ownerReferences");
    String controller = "";
    for (int i = 0; i < owners.size(); i++) {
      MapValue owner = owners.map(i);
      checkOwner(Fields.at(metadata.at("ownerReferences"), owner, metadata.errors()));
      if (owner.find("controller") == BoolValue.TRUE) {
        String name = owner.string("kind") + "/" + owner.string("name");
        if (!controller.isEmpty()) {
          metadata.invalid(
              "ownerReferences",
              owners,
              "Only one reference can have Controller set to true. Found \"true\" in references for"
                  + " "
                  + controller
                  + " and "
                  + name);
        } else {
          controller = name;
        }
      }
    }
  }

  private static void checkOwner(Fields owner) {
    String apiVersion = owner.string("apiVersion");
    int slash = apiVersion.indexOf('/');
    boolean twoSlashes = slash >= 0 && apiVersion.indexOf('/', slash + 1) >= 0;
    if (twoSlashes || apiVersion.substring(slash + 1).isEmpty()) {
      owner.invalid("apiVersion", apiVersion, "version must not be empty");
    }
    notEmpty(owner, "kind");
    notEmpty(owner, "name");
    if (owner.string("uid").isEmpty()) {
      owner.invalid("uid", Value.of(""), "must not be empty");
    }
    if (apiVersion.equals("v1") && owner.string("kind").equals("Event")) {
      owner
          .errors()
          .invalid(owner.path(), owner.map(), "/v1, Kind=Event is disallowed from being an owner");
    }
  }

  private static void notEmpty(Fields owner, String name) {
    if (owner.string(name).isEmpty()) {
      owner.invalid(name, "", "must not be empty");
    }
  }

  private static void checkFinalizers(Fields metadata) {
    ListValue finalizers = metadata.list("finalizers");
    boolean orphan = false;
    boolean foreground = false;
    for (int i = 0; i < finalizers.size(); i++) {
      String finalizer = finalizers.string(i);
      report(metadata, "finalizers", finalizer, Formats.LABEL_KEY.check(finalizer));
      orphan |= finalizer.equals(ORPHAN);
      foreground |= finalizer.equals(FOREGROUND);
    }
    if (orphan && foreground) {
      metadata.invalid(
          "finalizers",
          finalizers,
          "finalizer " + ORPHAN + " and " + FOREGROUND + " cannot be both set");
    }
  }

  /** Checks metadata against the old object's. */
  public static void checkUpdate(Fields metadata, MapValue old) {
    if (old.has("deletionTimestamp")) {
      checkNoNewFinalizers(metadata, old);
    }
    if (metadata.string("resourceVersion").isEmpty()) {
      metadata.invalid("resourceVersion", "", "must be specified for an update");
    }
    if (metadata.integer("generation") < old.integer("generation")) {
      metadata.invalid("generation", "must not be decremented");
    }
    immutableString(metadata, "name", old);
    immutableString(metadata, "namespace", old);
    if (!metadata.string("uid").equals(old.string("uid"))) {
      metadata.invalid("uid", Value.of(metadata.string("uid")), Fields.IMMUTABLE);
    }
    metadata.immutable("creationTimestamp", old);
    immutablePointer(metadata, "deletionTimestamp", old);
    immutablePointer(metadata, "deletionGracePeriodSeconds", old);
    checkMaps(metadata);
    checkManagedFields(metadata);
  }

  private static void immutableString(Fields metadata, String name, MapValue old) {
    if (!metadata.string(name).equals(old.string(name))) {
      metadata.invalid(name, metadata.string(name), Fields.IMMUTABLE);
    }
  }

  private static void immutablePointer(Fields metadata, String name, MapValue old) {
    if (!Fields.same(metadata.value(name), old.find(name))) {
      metadata.invalid(name, metadata.value(name), Fields.IMMUTABLE);
    }
  }

  private static void checkNoNewFinalizers(Fields metadata, MapValue old) {
    TreeSet<String> added = new TreeSet<>(metadata.list("finalizers").strings());
    old.list("finalizers").strings().forEach(added::remove);
    if (!added.isEmpty()) {
      String shown = added.stream().map(GoText::quote).collect(Collectors.joining(", "));
      metadata.forbidden(
          "finalizers",
          "no new finalizers can be added if the object is being deleted, found new finalizers"
              + " []string{"
              + shown
              + "}");
    }
  }

  private static void checkManagedFields(Fields metadata) {
    for (Fields entry : metadata.each("managedFields")) {
      String operation = entry.string("operation");
      if (!operation.equals("Apply") && !operation.equals("Update")) {
        entry.invalid("operation", Value.of(operation), "must be `Apply` or `Update`");
      }
      String type = entry.string("fieldsType");
      if (!type.isEmpty() && !type.equals("FieldsV1")) {
        entry.invalid("fieldsType", type, "must be `FieldsV1`");
      }
      String manager = entry.string("manager");
      if (manager.length() > MANAGER_MAX || !isPlain(manager)) { // else no path need be made
        checkManager(manager, entry.at("manager"), entry.errors());
      }
      if (Chars.length(entry.string("subresource")) > SUBRESOURCE_MAX) {
        entry.errors().tooLong(entry.at("subresource"), SUBRESOURCE_MAX);
      }
    }
  }

  /** Checks the name of a field manager, wherever it stands. */
  public static void checkManager(String manager, Path path, FieldErrors errors) {
    if (Chars.length(manager) > MANAGER_MAX) {
      errors.tooLong(path, MANAGER_MAX);
    }
    for (String wrong : unprintable(manager)) {
      errors.invalid(path, manager, wrong);
    }
  }

  private static boolean isPlain(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) < 0x7f) {
      i++;
    }
    return i == text.length();
  }

  private static List<String> unprintable(String text) {
    List<String> wrong = new ArrayList<>(0);
    int position = 0; // in bytes of UTF-8
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!GoText.isPrintable(c)) {
        wrong.add(String.format("invalid character U+%04X (at position %d)", c, position));
      }
      position += Chars.length(c);
      i += Character.charCount(c);
    }
    return wrong;
  }
}
