package io.quarterdeck.builtin.storagemigration;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.resource.StatusOnlyStrategy;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Conditions;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/** The rules of StorageVersionMigration (KEP-4192): which resource it migrates stays. */
final class StorageVersionMigrationRules implements SpecStrategy {
  private static final GoStruct SPEC = GoStruct.of("Resource{}").with("Resource", GoStruct.TAGGED);

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public List<String> resetFields() {
    return List.of("status");
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject migration, FieldErrors errors) {
    Fields fields = Fields.of(migration.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields.in("spec").in("resource"));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject migration, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(migration.root(), errors);
    Metadata.check(fields, false, nameRule()::check);
    check(fields.in("spec").in("resource"));
    Metadata.checkUpdate(fields, old);
    if (!migration.spec().equals(old.spec())) {
      fields.invalid("spec", SPEC.show(migration.spec()), Fields.IMMUTABLE);
    }
  }

  private static void check(Fields resource) {
    if (resource.required("resource", "resource is required to be set")) {
      resource.form("resource", Formats.DNS_1035_LABEL.joined(","));
    }
    resource.ifSet("group", Formats.DNS_SUBDOMAIN.joined(","));
  }

  /** The rules of its status: where the migration began stays, and how it ended. */
  static final class OfStatus implements StatusOnlyStrategy {
    private static final String VERSION = "resourceVersion";
    private static final String CONDITIONS = "conditions";
    private static final String SUCCEEDED = "Succeeded";
    private static final String FAILED = "Failed";

    @Override
    public void validateUpdate(
        RuleContext context, KubeObject migration, KubeObject old, FieldErrors errors) {
      Fields fields = Fields.of(migration.root(), errors);
      Metadata.checkUpdate(fields, old);
      Fields status = fields.in("status");
      status.ifSet(VERSION, OfStatus::wrongVersion);
      Conditions.check(status, CONDITIONS);
      String before = old.status().string(VERSION);
      if (!before.isEmpty() && !before.equals(status.string(VERSION))) {
        status.invalid(VERSION, status.string(VERSION), Fields.IMMUTABLE);
      }
      if (isTrue(migration, SUCCEEDED) && isTrue(migration, FAILED)) {
        status.invalid(
            CONDITIONS,
            status.value(CONDITIONS),
            "Both success and failed conditions cannot be true at the same time");
      }
      checkStays(status, migration, old, SUCCEEDED, "Success");
      checkStays(status, migration, old, FAILED, "Failed");
    }

    private static void checkStays(
        Fields status, KubeObject migration, KubeObject old, String type, String shownAs) {
      if (isTrue(old, type) && !isTrue(migration, type)) {
        status.invalid(
            CONDITIONS,
            status.value(CONDITIONS),
            shownAs + " condition cannot be set to false once it is true");
      }
    }

    private static boolean isTrue(KubeObject migration, String type) {
      return migration.status().list(CONDITIONS).maps().stream()
          .filter(condition -> condition.string("type").equals(type))
          .findFirst()
          .orElse(MapValue.EMPTY)
          .string("status")
          .equals("True");
    }

    private static List<String> wrongVersion(String version) {
      boolean right = Chars.isDigits(version, version.length()) && version.charAt(0) != '0';
      return right ? List.of() : List.of("resource version is not well formed: " + version);
    }
  }
}
