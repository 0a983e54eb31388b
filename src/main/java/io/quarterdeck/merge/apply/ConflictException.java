package io.quarterdeck.merge.apply;

import io.quarterdeck.merge.fields.FieldSet;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Cause;
import io.quarterdeck.status.Reason;
import io.quarterdeck.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An apply would change fields that others own. No stack trace: it is an outcome. */
final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Map<ManagerId, FieldSet> conflicts;

  ConflictException(Map<ManagerId, FieldSet> conflicts) {
    super("conflict", null, false, false);
    this.conflicts = new TreeMap<>(conflicts);
  }

  boolean isEmpty() {
    return conflicts.isEmpty();
  }

  /** Returns the conflicts that are not about {@code allowed}. */
  ConflictException without(FieldSet allowed) {
    Map<ManagerId, FieldSet> left = new TreeMap<>();
    conflicts.forEach(
        (manager, fields) -> {
          FieldSet rest = fields.difference(allowed);
          if (!rest.isEmpty()) {
            left.put(manager, rest);
          }
        });
    return new ConflictException(left);
  }

  /** Returns what the client hears: every manager by name, a cause for each field. */
  ApiException failure() {
    List<Cause> causes = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    conflicts.forEach(
        (manager, fields) -> {
          lines.add("conflicts with " + manager.message() + ":");
          fields.forEach(
              path -> {
                lines.add("- " + path);
                String message = "conflict with " + manager.message();
                causes.add(new Cause("FieldManagerConflict", message, path.toString()));
              });
        });
    String text =
        causes.size() == 1
            ? "1 conflict: " + causes.getFirst().message() + ": " + causes.getFirst().field()
            : causes.size() + " conflicts: " + lines.stream().collect(Collectors.joining("\n"));
    return new ApiException(
        Status.of(
            Reason.CONFLICT, "Apply failed with " + text, Status.Details.NONE.withCauses(causes)));
  }
}
