package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.status.GoText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of a pod's list of volumes: names, and that each has one source. What each source needs
 * is in {@link VolumeSources}.
 */
final class VolumeRules {
  private static final int ISCSI_NAME_MAX = 64;

  private VolumeRules() {}

  /** Checks the volumes and tells {@code scope} which are right, so that they can be mounted. */
  static void check(Fields spec, PodScope scope) {
    ListValue volumes = spec.list("volumes");
    Set<String> created = createdClaims(volumes, scope.metadata.string("name"));
    for (int i = 0; i < volumes.size(); i++) {
      Fields volume = spec.item("volumes", i);
      String name = volume.string("name");
      int before = volume.errors().size();
      checkSource(volume, scope);
      volume.required("name", Formats.DNS_LABEL);
      if (scope.hasVolume(name)) {
        volume.duplicate("name", name);
      }
      if (volume.errors().size() == before) {
        scope.addVolume(name);
      }
      checkNoCreatedClaim(volume, created);
    }
  }

  /** Returns the claims that the pod's ephemeral volumes will make. */
  private static Set<String> createdClaims(ListValue volumes, String pod) {
    Set<String> created = Set.of();
    for (int i = 0; i < volumes.size(); i++) {
      MapValue volume = volumes.map(i);
      if (!pod.isEmpty() && volume.has("ephemeral")) {
        created = created.isEmpty() ? new HashSet<>() : created;
        created.add(pod + "-" + volume.string("name"));
      }
    }
    return created;
  }

  private static void checkNoCreatedClaim(Fields volume, Set<String> created) {
    if (!created.isEmpty()
        && created.contains(volume.map("persistentVolumeClaim").string("claimName"))) {
      Fields claim = volume.in("persistentVolumeClaim");
      claim.invalid(
          "claimName",
          claim.string("claimName"),
          "must not reference a PVC that gets created for an ephemeral volume");
    }
  }

  private static void checkSource(Fields volume, PodScope scope) {
    boolean found = false;
    for (VolumeSources.Source source : VolumeSources.OF_PODS) {
      if (volume.has(source.field())) {
        if (found) {
          volume.forbidden(source.shownTwice(), "may not specify more than 1 volume type");
        } else {
          found = true;
          source.rule().check(volume.in(source.field(), source.shownAs()), scope);
          checkEphemeralName(volume, source.field(), scope);
        }
        checkInitiatorName(volume, source.field());
      }
    }
    if (!found) {
      volume.errors().required(volume.path(), "must specify a volume type");
    }
  }

  /** The claim of an ephemeral volume is named after pod and volume. */
  private static void checkEphemeralName(Fields volume, String source, PodScope scope) {
    String pod = scope.metadata.string("name");
    String name = volume.string("name");
    if (!source.equals("ephemeral") || pod.isEmpty() || name.isEmpty()) {
      return;
    }
    String claim = pod + "-" + name;
    List<String> wrong = Formats.DNS_SUBDOMAIN.check(claim);
    for (String message : wrong) {
      volume.invalid("name", name, "PVC name " + GoText.quote(claim) + ": " + message);
    }
  }

  private static void checkInitiatorName(Fields volume, String source) {
    if (!source.equals("iscsi") || !volume.map("iscsi").has("initiatorName")) {
      return;
    }
    String name = volume.string("name");
    if (name.length() + 1 + volume.map("iscsi").string("targetPortal").length() > ISCSI_NAME_MAX) {
      volume.invalid(
          "name",
          name,
          "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if"
              + " iscsi.initiatorName is specified.");
    }
  }
}
