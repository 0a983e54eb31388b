package io.quarterdeck.builtin.storage;

import io.quarterdeck.builtin.core.PersistentVolumeForm;
import io.quarterdeck.builtin.core.PersistentVolumeSpecRules;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.resource.StatusOnlyStrategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/**
 * The rules of VolumeAttachment: what is to be attached where stays; the attacher reports in the
 * status.
 */
final class VolumeAttachmentRules implements SpecStrategy {
  private static final int METADATA_MAX_BYTES = 256 * 1024;
  private static final int MESSAGE_MAX_BYTES = 1024;
  private static final GoStruct SPEC =
      GoStruct.of("Attacher Source{} NodeName")
          .with(
              "Source",
              GoStruct.of("PersistentVolumeName* InlineVolumeSpec*")
                  .with("InlineVolumeSpec", PersistentVolumeForm.SPEC));
  private static final String EXACTLY_ONE =
      "must specify exactly one of inlineVolumeSpec and persistentVolumeName";

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public List<String> resetFields() {
    return List.of("status");
  }

  @Override
  public MapValue initialStatus() {
    return MapValue.of("attached", Value.of(false));
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    check(Fields.of(object.root(), errors));
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    checkUpdate(object, old, errors);
  }

  private static void checkUpdate(KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    check(fields);
    if (!Fields.same(fields.value("spec"), old.root().find("spec"))) {
      fields.invalid("spec", SPEC.show(object.spec()), Fields.IMMUTABLE);
    }
  }

  private static void check(Fields attachment) {
    Metadata.checkKubernetesFinalizers(attachment.in("metadata"));
    Fields spec = attachment.in("spec");
    CsiNodeRules.checkDriverName(spec, "attacher");
    checkSource(spec);
    spec.form("nodeName", Formats.DNS_SUBDOMAIN);
    Fields status = attachment.in("status");
    if (ClassParameters.bytes(status.map("attachmentMetadata")) > METADATA_MAX_BYTES) {
      status.errors().tooLong(status.at("attachmentMetadata"), METADATA_MAX_BYTES);
    }
    checkError(status.in("attachError"));
    checkError(status.in("detachError"));
    checkVolumeName(attachment);
  }

  private static void checkSource(Fields spec) {
    Fields source = spec.in("source");
    boolean inline = source.has("inlineVolumeSpec");
    boolean named = source.has("persistentVolumeName");
    if (!inline && !named) {
      spec.required("source", EXACTLY_ONE);
    } else if (inline && named) {
      spec.forbidden("source", EXACTLY_ONE);
    } else if (named) {
      source.required("persistentVolumeName", "must specify non empty persistentVolumeName");
    } else {
      PersistentVolumeSpecRules.checkInline(source.in("inlineVolumeSpec"));
    }
  }

  private static void checkVolumeName(Fields attachment) {
    Fields source = attachment.in("spec").in("source");
    if (source.has("persistentVolumeName")) {
      source.form("persistentVolumeName", Formats.DNS_SUBDOMAIN);
    }
  }

  private static void checkError(Fields error) {
    if (error.string("message").length() > MESSAGE_MAX_BYTES) {
      error.errors().tooLong(error.at("message"), METADATA_MAX_BYTES); // upstream names this limit
    }
    if (error.integer("errorCode") < 0) {
      error.invalid("errorCode", Fields.inclusive(0, Integer.MAX_VALUE));
    }
  }

  /** The rules of {@code volumeattachments/status}: those of the whole object. */
  static final class OfStatus implements StatusOnlyStrategy {
    @Override
    public boolean allowsUnconditionalUpdate() {
      return false;
    }

    @Override
    public void validateUpdate(
        RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
      checkUpdate(object, old, errors);
    }
  }
}
