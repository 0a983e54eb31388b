package io.quarterdeck.registry;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.request.Parameters;
import io.quarterdeck.request.Query;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How something is to be deleted ({@code metav1.DeleteOptions}).
 *
 * @param gracePeriodSeconds a negative one is 1
 * @param uid the precondition, "" if none
 * @param resourceVersion the precondition; empty if none ("" is one that nothing meets)
 * @param propagation {@code Orphan}, {@code Background} or {@code Foreground}; "" if not said
 * @param ignoresReadErrors whether an object goes that cannot be read ({@code
 *     ignoreStoreReadErrorWithClusterBreakingPotential}, KEP-3926)
 */
public record DeleteOptions(
    OptionalLong gracePeriodSeconds,
    Optional<String> uid,
    Optional<String> resourceVersion,
    Optional<Boolean> orphanDependents,
    Optional<String> propagation,
    boolean dryRun,
    boolean ignoresReadErrors) {
  static final String ORPHAN = "Orphan";
  static final String FOREGROUND = "Foreground";
  static final String BACKGROUND = "Background";

  /** The option to delete what cannot be read, by its name in bodies and queries. */
  public static final String IGNORE_READ_ERRORS =
      "ignoreStoreReadErrorWithClusterBreakingPotential";

  private static final Path POLICY = Path.of("propagationPolicy");

  /** Reads the options of a request without a body. */
  static DeleteOptions of(Query query) {
    return checked(
        Parameters.integer(query, "gracePeriodSeconds"),
        query.first("uid"),
        query.first("resourceVersion"),
        Parameters.optionalBool(query, "orphanDependents"),
        query.first("propagationPolicy"),
        query.all("dryRun"),
        Parameters.optionalBool(query, IGNORE_READ_ERRORS).orElse(false));
  }

  /**
   * Reads the options of a body; fields that there are not are ignored.
   *
   * @throws ApiException 400 if a field has another type
   */
  public static DeleteOptions of(MapValue body) {
    Value preconditions = typed(body, "preconditions", MapValue.class, "v1.Preconditions");
    MapValue conditions = preconditions instanceof MapValue m ? m : MapValue.EMPTY;
    Value dryRun = typed(body, "dryRun", ListValue.class, "[]string");
    return checked(
        typed(body, "gracePeriodSeconds", IntValue.class, "int64") instanceof IntValue n
            ? OptionalLong.of(n.value())
            : OptionalLong.empty(),
        text(conditions, "uid", "types.UID"),
        text(conditions, "resourceVersion", "string"),
        typed(body, "orphanDependents", BoolValue.class, "bool") instanceof BoolValue b
            ? Optional.of(b.value())
            : Optional.empty(),
        text(body, "propagationPolicy", "v1.DeletionPropagation"),
        dryRun instanceof ListValue l ? l.strings() : List.of(),
        typed(body, IGNORE_READ_ERRORS, BoolValue.class, "bool") == BoolValue.TRUE);
  }

  private static Optional<String> text(MapValue body, String key, String goType) {
    return typed(body, key, StringValue.class, goType) instanceof StringValue s
        ? Optional.of(s.value())
        : Optional.empty();
  }

  private static Value typed(
      MapValue body, String key, Class<? extends Value> type, String goType) {
    Value value = body.get(key).orElse(NullValue.NULL);
    if (value != NullValue.NULL && !type.isInstance(value)) {
      boolean number = value.typeName().equals("number");
      throw Failures.badRequest(
          "json: cannot unmarshal "
              + (number ? "number " + value : value.typeName().replace("boolean", "bool"))
              + " into Go struct field DeleteOptions."
              + key
              + " of type "
              + goType);
    }
    return value;
  }

  private static DeleteOptions checked(
      OptionalLong grace,
      Optional<String> uid,
      Optional<String> resourceVersion,
      Optional<Boolean> orphan,
      Optional<String> policy,
      List<String> dryRun,
      boolean ignoresReadErrors) {
    FieldErrors errors = new FieldErrors();
    if (orphan.isPresent() && policy.isPresent()) {
      errors.invalid(
          POLICY,
          Value.of(policy.get()),
          "orphanDependents and deletionPropagation cannot be both set");
    }
    if (policy.isPresent() && !List.of(FOREGROUND, BACKGROUND, ORPHAN).contains(policy.get())) {
      errors.notSupported(
          POLICY, Value.of(policy.get()), List.of(FOREGROUND, BACKGROUND, ORPHAN, "nil"));
    }
    boolean dry = WriteOptions.checkDryRun(dryRun, errors);
    if (!errors.isEmpty()) {
      throw invalid(errors);
    }
    OptionalLong seconds = grace.isPresent() && grace.getAsLong() < 0 ? OptionalLong.of(1) : grace;
    return new DeleteOptions(seconds, uid, resourceVersion, orphan, policy, dry, ignoresReadErrors);
  }

  /** Returns these options for a run that stores nothing. */
  public DeleteOptions asDryRun() {
    return new DeleteOptions(
        gracePeriodSeconds,
        uid,
        resourceVersion,
        orphanDependents,
        propagation,
        true,
        ignoresReadErrors);
  }

  /** Returns these options for the object at {@code version} only. */
  public DeleteOptions withResourceVersion(String version) {
    return new DeleteOptions(
        gracePeriodSeconds,
        uid,
        Optional.of(version),
        orphanDependents,
        propagation,
        dryRun,
        ignoresReadErrors);
  }

  DeleteOptions withoutPreconditions() {
    return new DeleteOptions(
        gracePeriodSeconds,
        Optional.empty(),
        Optional.empty(),
        orphanDependents,
        propagation,
        dryRun,
        ignoresReadErrors);
  }

  /** Returns these options without leave to delete what cannot be read. */
  DeleteOptions heedingReadErrors() {
    return new DeleteOptions(
        gracePeriodSeconds, uid, resourceVersion, orphanDependents, propagation, dryRun, false);
  }

  /**
   * Checks that nothing else is asked of a deletion of what cannot be read.
   *
   * @throws ApiException 422
   */
  void checkIgnoresReadErrorsAlone() {
    FieldErrors errors = new FieldErrors();
    refuse(errors, dryRun, ".dryRun");
    refuse(errors, propagation.isPresent(), ".propagationPolicy");
    refuse(errors, orphanDependents.isPresent(), ".orphanDependents");
    refuse(errors, gracePeriodSeconds.isPresent(), ".gracePeriodSeconds");
    refuse(errors, uid.isPresent() || resourceVersion.isPresent(), ".preconditions");
    if (!errors.isEmpty()) {
      throw invalid(errors);
    }
  }

  private static void refuse(FieldErrors errors, boolean set, String option) {
    if (set) {
      errors.invalid(
          Path.of(IGNORE_READ_ERRORS), BoolValue.TRUE, "cannot be set together with " + option);
    }
  }

  private static ApiException invalid(FieldErrors errors) {
    return Failures.invalid("meta.k8s.io", "DeleteOptions", "", errors);
  }

  /** Tells whether the client refused orphans in the old words, and so hears 202 while it waits. */
  boolean refusesOrphans() {
    return orphanDependents.isPresent() && !orphanDependents.get();
  }
}
