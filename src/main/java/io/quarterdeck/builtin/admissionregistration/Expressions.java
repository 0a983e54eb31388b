package io.quarterdeck.builtin.admissionregistration;

import dev.cel.common.types.CelType;
import io.quarterdeck.cel.Compilation;
import io.quarterdeck.cel.TypeNames;
import io.quarterdeck.rules.Fields;
import java.util.Arrays;
import java.util.List;

/** Says what is wrong with a CEL expression that stands in a field. */
final class Expressions {
  private Expressions() {}

  /** Adds why the expression did not compile. */
  static void check(Fields owner, String field, String shown, Compilation compiled) {
    if (compiled instanceof Compilation.Failed failed) {
      owner.invalid(field, shown, "compilation failed: " + failed.issues());
    }
  }

  /**
   * Adds why the expression did not compile, or that what it gives is of another type.
   *
   * @param shown the expression, as messages show it
   * @param types those that it may be of
   */
  static void check(
      Fields owner, String field, String shown, Compilation compiled, CelType... types) {
    switch (compiled) {
      case Compilation.Failed failed -> check(owner, field, shown, (Compilation) failed);
      case Compilation.Checked checked -> {
        String type = TypeNames.of(checked.type());
        List<String> expected = Arrays.stream(types).map(TypeNames::of).toList();
        if (!expected.contains(type)) {
          String wanted =
              expected.size() == 1
                  ? expected.getFirst()
                  : "one of [" + String.join(" ", expected) + "]";
          owner.invalid(field, shown, "must evaluate to " + wanted + " but got " + type);
        }
      }
    }
  }
}
