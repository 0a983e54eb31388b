package io.quarterdeck.builtin.batch;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Selectors;
import io.quarterdeck.status.GoText;
import java.util.List;

/**
 * The selector that a job gets unless its creator makes one: by the job's uid, which no other's
 * pods have. Older names of the labels stay on for old clients.
 */
final class GeneratedSelector {
  private static final String UID = "batch.kubernetes.io/controller-uid";
  private static final String NAME = "batch.kubernetes.io/job-name";
  private static final String OLD_UID = "controller-uid";
  private static final String OLD_NAME = "job-name";

  private GeneratedSelector() {}

  /** Returns the job with selector and labels, unless it has a selector by hand. */
  static KubeObject fill(KubeObject job) {
    if (job.spec().bool("manualSelector")) {
      return job;
    }
    MapValue given = job.spec().map("template").map("metadata").map("labels");
    MapValue labels = labels(job).filled(given);
    MapValue own = job.root().map("metadata").map("labels");
    KubeObject filled =
        job.editSpec(
            spec ->
                spec.mapAt(
                        "template",
                        t -> t.with("metadata", t.map("metadata").with("labels", labels)))
                    .with("selector", selector(spec.map("selector"), job.meta().uid())));
    // labels of its own that it had not, or had from the template by default, are the template's
    boolean shared = own.isEmpty() || own.equals(given);
    return shared ? filled.editMeta(m -> m.with("labels", labels)) : filled;
  }

  private static MapValue selector(MapValue selector, String uid) {
    return selector.with("matchLabels", selector.map("matchLabels").withDefault(UID, uid));
  }

  private record Expected(MapValue all) {
    MapValue filled(MapValue labels) {
      MapValue filled = labels;
      for (String key : all.keys()) {
        filled = filled.withDefault(key, all.string(key));
      }
      return filled;
    }
  }

  private static Expected labels(KubeObject job) {
    String uid = job.meta().uid();
    String name = job.meta().name();
    return new Expected(
        MapValue.builder()
            .put(UID, uid)
            .put(NAME, name)
            .put(OLD_UID, uid)
            .put(OLD_NAME, name)
            .build());
  }

  /** Tells whether a job was made by a server that knew the labels with a prefix. */
  static boolean hasPrefixedLabels(KubeObject job) {
    MapValue labels = job.spec().map("template").map("metadata").map("labels");
    return labels.has(UID) && labels.has(NAME);
  }

  /**
   * Checks that a selector not made by hand is as generated, and so are the template's labels.
   *
   * @param prefixed whether the labels with a prefix must be there
   */
  static void check(Fields job, KubeObject object, boolean prefixed) {
    Fields spec = job.in("spec");
    if (spec.isTrue("manualSelector") || !spec.has("selector")) {
      return;
    }
    job.in("metadata").required("uid");
    MapValue expected = labels(object).all();
    if (!prefixed) {
      expected = expected.without(UID).without(NAME);
    }
    Fields metadata = spec.in("template").in("metadata");
    for (String key : List.of(OLD_UID, OLD_NAME, UID, NAME)) {
      if (expected.has(key)) {
        checkLabel(metadata, key, expected.string(key));
      }
    }
    if (JobRules.isUsable(spec) && !Selectors.matches(spec.map("selector"), expected)) {
      spec.invalid("selector", "`selector` not auto-generated");
    }
  }

  private static void checkLabel(Fields metadata, String key, String expected) {
    MapValue labels = metadata.map("labels");
    Value actual = labels.find(key);
    String detail = "must be '" + expected + "'";
    if (actual == null) {
      metadata.errors().required(metadata.at("labels").key(key), detail);
    } else if (!labels.string(key).equals(expected)) {
      metadata.errors().invalid(metadata.at("labels").key(key), GoText.ofMap(labels), detail);
    }
  }
}
