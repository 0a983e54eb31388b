package io.quarterdeck.builtin.batch;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.StatusStrategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of {@code jobs/status}: its parts fit together, and an end is final (KEP-4368). A part
 * that an update leaves alone is let pass, so that a status that is wrong already can change.
 */
final class JobStatusRules implements StatusStrategy {
  private static final GoStruct UNCOUNTED = GoStruct.of("Succeeded[] Failed[]");
  private static final List<String> COUNTS =
      List.of("active", "succeeded", "failed", "ready", "terminating");

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(object.root(), errors);
    Metadata.checkUpdate(fields, old);
    new Update(object, old, fields.in("status")).check();
  }

  /** One update under validation. */
  private record Update(KubeObject job, KubeObject old, Fields status) {

    void check() {
      COUNTS.forEach(status::nonNegative);
      checkUncounted();
      checkCompletion();
      checkEnd();
      checkIndexes();
      checkCounts();
      checkSuccess();
      checkTransition();
    }

    private boolean is(String condition) {
      return JobConditions.isTrue(job, condition);
    }

    private boolean was(String condition) {
      return JobConditions.isTrue(old, condition);
    }

    private boolean flipped(String condition) {
      return is(condition) != was(condition);
    }

    private boolean changed(String field) {
      return !Fields.same(status.value(field), old.status().find(field));
    }

    private boolean finishedOr(String field) {
      return JobConditions.isFinished(job) != JobConditions.isFinished(old) || changed(field);
    }

    private void conditions(boolean wrong, String detail) {
      if (wrong) {
        status.errors().invalidOmitted(status.at("conditions"), detail);
      }
    }

    private void wrong(boolean wrong, String field, String detail) {
      if (wrong) {
        status.invalid(field, status.value(field), detail);
      }
    }

    private void checkUncounted() {
      Fields pods = status.in("uncountedTerminatedPods");
      Set<String> seen = new HashSet<>();
      for (String list : List.of("succeeded", "failed")) {
        ListValue uids = pods.list(list);
        for (int i = 0; i < uids.size(); i++) {
          if (uids.string(i).isEmpty()) {
            pods.errors().invalid(pods.at(list).index(i), "", "must not be empty");
          } else if (!seen.add(uids.string(i))) {
            pods.errors().duplicate(pods.at(list).index(i), uids.string(i));
          }
        }
      }
    }

    private void checkCompletion() {
      boolean complete = is("Complete");
      boolean timed = status.has("completionTime");
      boolean completing = flipped("Complete") || changed("completionTime");
      conditions(
          (flipped("Complete") || flipped("Failed")) && complete && is("Failed"),
          "cannot set Complete=True and Failed=true conditions");
      conditions(
          (flipped("Complete") || flipped("FailureTarget")) && complete && is("FailureTarget"),
          "cannot set Complete=True and FailureTarget=true conditions");
      wrong(
          completing && timed && !complete,
          "completionTime",
          "cannot set completionTime when there is no Complete=True condition");
      if (completing && !timed && complete) {
        status.required("completionTime", "completionTime is required for Complete jobs");
      }
      // times are in RFC 3339, in UTC and whole seconds: their order is that of their text
      boolean backwards =
          timed
              && status.has("startTime")
              && status.string("completionTime").compareTo(status.string("startTime")) < 0;
      wrong(
          backwards && (changed("startTime") || changed("completionTime")),
          "completionTime",
          "must be equal to or after `startTime`");
    }

    private void checkEnd() {
      conditions(
          (flipped("Failed") || changed("failedIndexes")) && is("Failed") && !is("FailureTarget"),
          "cannot set Failed=True condition without the FailureTarget=true condition");
      conditions(
          (flipped("Complete") || flipped("SuccessCriteriaMet"))
              && is("Complete")
              && !is("SuccessCriteriaMet"),
          "cannot set Complete=True condition without the SuccessCriteriaMet=true condition");
      if (!JobConditions.isFinished(job)) {
        return;
      }
      wrong(
          finishedOr("active") && status.integer("active") > 0,
          "active",
          "active>0 is invalid for finished job");
      boolean neverRan = job.spec().bool("suspend") && job.spec().integer("completions", -1) == 0;
      if (finishedOr("startTime") && !neverRan && !status.has("startTime")) {
        status.required("startTime", "startTime is required for finished job");
      }
      Fields pods = status.in("uncountedTerminatedPods");
      boolean uncounted = !pods.isEmpty("failed") || !pods.isEmpty("succeeded");
      if (finishedOr("uncountedTerminatedPods") && uncounted) {
        status.invalid(
            "uncountedTerminatedPods",
            UNCOUNTED.show(pods.map()),
            "must be empty for finished job");
      }
    }

    private void checkIndexes() {
      MapValue spec = job.spec();
      boolean counted = spec.has("completions");
      boolean completed = changed("completedIndexes");
      boolean failed = changed("failedIndexes");
      boolean perIndex = spec.has("backoffLimitPerIndex");
      if (completed && counted) {
        checkFormat("completedIndexes");
      }
      if (failed && counted && perIndex && status.has("failedIndexes")) {
        checkFormat("failedIndexes");
      }
      wrong(
          completed && !status.isEmpty("completedIndexes") && !JobSpecRules.isIndexed(spec),
          "completedIndexes",
          "cannot set non-empty completedIndexes when non-indexed completion mode");
      wrong(
          failed && !perIndex && status.has("failedIndexes"),
          "failedIndexes",
          "cannot set non-null failedIndexes when backoffLimitPerIndex is null");
      if ((failed || completed) && counted && status.has("failedIndexes")) {
        checkOverlap();
      }
    }

    private void checkFormat(String field) {
      try {
        Indexes.count(status.string(field), job.spec().integer("completions"));
      } catch (IllegalArgumentException e) {
        status.invalid(field, "error parsing " + field + ": " + e.getMessage());
      }
    }

    private void checkOverlap() {
      long overlap =
          Indexes.overlap(
              status.string("completedIndexes"),
              status.string("failedIndexes"),
              job.spec().integer("completions"));
      wrong(
          overlap >= 0,
          "failedIndexes",
          "failedIndexes and completedIndexes overlap at index: " + overlap);
    }

    private void checkCounts() {
      wrong(
          finishedOr("terminating")
              && status.integer("terminating") > 0
              && JobConditions.isFinished(job),
          "terminating",
          "terminating>0 is invalid for finished job");
      wrong(
          (changed("ready") || changed("active"))
              && status.has("ready")
              && status.integer("ready") > status.integer("active"),
          "ready",
          "cannot set more ready pods than active");
    }

    private void checkSuccess() {
      boolean success = is("SuccessCriteriaMet");
      conditions(
          success && is("Failed"), "cannot set SuccessCriteriaMet=True and Failed=true conditions");
      conditions(
          success && is("FailureTarget"),
          "cannot set SuccessCriteriaMet=True and FailureTarget=true conditions");
      conditions(
          job.spec().has("successPolicy") && !success && is("Complete"),
          "cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True");
    }

    private void checkTransition() {
      for (String end : List.of("Failed", "Complete", "FailureTarget")) {
        conditions(was(end) && !is(end), "cannot disable the terminal " + end + "=True condition");
      }
      checkNotLess("failed");
      boolean scalable =
          JobSpecRules.isIndexed(job.spec())
              && Fields.same(job.spec().find("completions"), job.spec().find("parallelism"));
      if (!scalable) {
        checkNotLess("succeeded");
      }
      boolean timed = status.has("completionTime") && old.status().has("completionTime");
      wrong(timed && changed("completionTime"), "completionTime", Fields.IMMUTABLE);
      boolean resuming = was("Suspended") && JobConditions.has(job, "Suspended", "False");
      wrong(
          changed("startTime")
              && !resuming
              && old.status().has("startTime")
              && !job.spec().bool("suspend"),
          "startTime",
          "field is immutable for unsuspended job once set");
      boolean success = is("SuccessCriteriaMet");
      conditions(
          was("SuccessCriteriaMet") && !success,
          "cannot disable the SuccessCriteriaMet=True condition");
      conditions(
          was("Complete") && !was("SuccessCriteriaMet") && success,
          "cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions");
    }

    private void checkNotLess(String count) {
      if (status.integer(count) < old.status().integer(count)) {
        status.invalid(count, "cannot decrease the " + count + " counter");
      }
    }
  }
}
