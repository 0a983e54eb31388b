package io.quarterdeck.builtin.batch;

import io.quarterdeck.builtin.pod.PodTemplateRules;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.List;

/** The rules of CronJob: a schedule and what a job needs that is made from its template. */
final class CronJobRules implements Strategy {
  private static final Choices CONCURRENCY = Choices.of("Allow", "Forbid", "Replace");
  private static final Choices NO_SELECTOR = Choices.inOrder("nil", "false");
  private static final int NAME_MAX = 52; // a job's name is longer by 11, a label at most 63
  private static final String TZ_WARNING =
      "cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see"
          + " https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more"
          + " details";

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public KubeObject prepareForCreate(RuleContext context, KubeObject object) {
    return withTemplate(object, MapValue.EMPTY).with("status", MapValue.EMPTY);
  }

  @Override
  public KubeObject prepareForUpdate(RuleContext context, KubeObject object, KubeObject old) {
    return withTemplate(object, template(old)).withStatusOf(old);
  }

  private static MapValue template(KubeObject cronJob) {
    return cronJob.spec().map("jobTemplate").map("spec").map("template");
  }

  private static KubeObject withTemplate(KubeObject object, MapValue old) {
    return object.editSpec(
        spec ->
            spec.mapAt(
                "jobTemplate",
                job ->
                    job.mapAt(
                        "spec", s -> s.mapAt("template", t -> PodTemplateRules.prepare(t, old)))));
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Fields metadata = fields.in("metadata");
    Metadata.checkKubernetesFinalizers(metadata);
    check(fields.in("spec"), MapValue.EMPTY, MapValue.EMPTY);
    if (Chars.length(metadata.string("name")) > NAME_MAX) {
      metadata.invalid("name", "must be no more than 52 characters");
    }
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkUpdate(fields, old);
    check(fields.in("spec"), old.spec(), template(old));
  }

  private static void check(Fields spec, MapValue old, MapValue oldTemplate) {
    if (spec.required("schedule")) {
      checkSchedule(spec, old.string("schedule").contains("TZ"));
    }
    spec.nonNegative("startingDeadlineSeconds");
    if (!Fields.same(spec.value("timeZone"), old.find("timeZone"))) {
      TimeZones.check(spec);
    }
    spec.requiredOneOf("concurrencyPolicy", CONCURRENCY);
    checkJob(spec.in("jobTemplate").in("spec"), oldTemplate);
    spec.nonNegative("successfulJobsHistoryLimit");
    spec.nonNegative("failedJobsHistoryLimit");
  }

  private static void checkSchedule(Fields spec, boolean oldHasZone) {
    String schedule = spec.string("schedule");
    try {
      Schedule.check(schedule);
    } catch (IllegalArgumentException e) {
      spec.invalid("schedule", e.getMessage());
    }
    if (!schedule.contains("TZ")) {
      return;
    }
    if (!oldHasZone) {
      spec.invalid("schedule", "cannot use TZ or CRON_TZ in schedule, use timeZone field instead");
    } else if (spec.has("timeZone")) {
      spec.invalid("schedule", "cannot use both timeZone field and TZ or CRON_TZ in schedule");
    }
  }

  private static void checkJob(Fields job, MapValue oldTemplate) {
    JobSpecRules.check(job, oldTemplate);
    if (job.has("selector")) {
      job.invalid("selector", "`selector` will be auto-generated");
    }
    if (job.isTrue("manualSelector")) {
      job.notSupported("manualSelector", job.value("manualSelector"), NO_SELECTOR);
    }
  }

  @Override
  public List<String> warningsOnCreate(RuleContext context, KubeObject object) {
    List<String> warnings = new ArrayList<>(JobSpecRules.nameWarning(object));
    warnings.addAll(JobSpecRules.warnings(jobSpec(object)));
    return warnings;
  }

  private static Fields jobSpec(KubeObject object) {
    return Fields.of(object.root(), new FieldErrors()).in("spec").in("jobTemplate").in("spec");
  }

  @Override
  public List<String> warningsOnUpdate(RuleContext context, KubeObject object, KubeObject old) {
    List<String> warnings = new ArrayList<>();
    if (object.meta().generation() != old.meta().generation()) {
      warnings.addAll(JobSpecRules.warnings(jobSpec(object)));
    }
    if (object.spec().string("schedule").contains("TZ")) {
      warnings.add(TZ_WARNING);
    }
    return warnings;
  }
}
