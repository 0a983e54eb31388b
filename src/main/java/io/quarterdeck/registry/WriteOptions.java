package io.quarterdeck.registry;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Parameters;
import io.quarterdeck.request.Query;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options of create, update and patch.
 *
 * @param fieldManager as the client gave it; "" if not
 * @param fieldValidation "", {@code Strict}, {@code Warn} or {@code Ignore}
 * @param force of an apply; empty if not given
 */
public record WriteOptions(
    boolean dryRun, String fieldManager, String fieldValidation, Optional<Boolean> force) {
  private static final int FIELD_MANAGER_MAX_BYTES = 128;
  private static final Path FIELD_MANAGER = Path.of("fieldManager");
  private static final List<String> VALIDATIONS = List.of("", "Ignore", "Strict", "Warn");

  /** The kinds of options, as failures name them. */
  enum Kind {
    CREATE("CreateOptions"),
    UPDATE("UpdateOptions"),
    PATCH("PatchOptions"),
    APPLY("PatchOptions");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /**
   * Reads and checks the options.
   *
   * @throws ApiException 422 if they are not allowed
   */
  static WriteOptions of(Query query, Kind kind) {
    FieldErrors errors = new FieldErrors();
    String manager = query.get("fieldManager");
    String validation = query.get("fieldValidation");
    Optional<Boolean> force = Parameters.optionalBool(query, "force");
    if (kind == Kind.APPLY && manager.isEmpty()) {
      errors.required(FIELD_MANAGER, "is required for apply patch");
    }
    if (kind == Kind.PATCH && force.isPresent()) {
      errors.forbidden(Path.of("force"), "may not be specified for non-apply patch");
    }
    checkFieldManager(manager, errors);
    boolean dryRun = checkDryRun(query.all("dryRun"), errors);
    if (!VALIDATIONS.contains(validation)) {
      errors.notSupported(Path.of("fieldValidation"), validation, VALIDATIONS);
    }
    if (!errors.isEmpty()) {
      throw Failures.invalid("meta.k8s.io", kind.text, "", errors);
    }
    return new WriteOptions(dryRun, manager, validation, force);
  }

  private static void checkFieldManager(String manager, FieldErrors errors) {
    if (manager.getBytes(StandardCharsets.UTF_8).length > FIELD_MANAGER_MAX_BYTES) {
      errors.tooLong(FIELD_MANAGER, FIELD_MANAGER_MAX_BYTES);
    }
    int position = 0;
    for (int c : manager.codePoints().toArray()) {
      if (!GoText.isPrintable(c)) {
        errors.invalid(
            FIELD_MANAGER,
            manager,
            String.format("invalid character U+%04X (at position %d)", c, position));
      }
      position += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
    }
  }

  /** Checks the values of {@code dryRun}; returns whether the run is dry. */
  static boolean checkDryRun(List<String> values, FieldErrors errors) {
    if (!Set.of("All").containsAll(values)) {
      errors.notSupported(Path.of("dryRun"), ListValue.ofStrings(values), List.of("All"));
    }
    return !values.isEmpty();
  }

  /** Returns who manages the fields: what the client says, else its User-Agent up to a slash. */
  public String managerOr(ApiRequest request) {
    if (!fieldManager.isEmpty()) {
      return fieldManager;
    }
    String agent = request.headers().first("User-Agent").orElse("");
    int slash = agent.indexOf('/');
    StringBuilder manager = new StringBuilder();
    int bytes = 0;
    for (int c : (slash < 0 ? agent : agent.substring(0, slash)).codePoints().toArray()) {
      if (!GoText.isPrintable(c)) {
        continue;
      }
      bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > FIELD_MANAGER_MAX_BYTES) {
        break;
      }
      manager.appendCodePoint(c);
    }
    return manager.toString();
  }
}
