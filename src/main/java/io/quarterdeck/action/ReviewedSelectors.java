package io.quarterdeck.action;

import io.quarterdeck.object.FieldSelector;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.SelectorSyntaxException;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.LabelSelectorParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Tells what of the selectors of an access review cannot be made sense of (KEP-4601). That part is
 * ignored, which only widens the question, and the answer says so.
 */
final class ReviewedSelectors {
  private ReviewedSelectors() {}

  /**
   * Returns the evaluation error of a review.
   *
   * @param attributes the {@code spec.resourceAttributes}, which are valid
   * @return "" if nothing is ignored
   */
  static String ignored(MapValue attributes) {
    List<String> errors = new ArrayList<>();
    note(
        errors,
        "fieldSelector",
        attributes.map("fieldSelector"),
        FieldSelector::parse,
        ReviewedSelectors::isFieldRequirement);
    note(
        errors,
        "labelSelector",
        attributes.map("labelSelector"),
        LabelSelectorParser::parse,
        ReviewedSelectors::isLabelRequirement);
    return String.join("; ", errors);
  }

  private static void note(
      List<String> errors,
      String name,
      MapValue selector,
      Consumer<String> parser,
      Predicate<MapValue> usable) {
    List<MapValue> requirements = selector.list("requirements").maps();
    long understood = requirements.stream().filter(usable).count();
    boolean unread = !isReadable(selector.string("rawSelector"), parser);
    if (unread || understood < requirements.size()) {
      errors.add(
          "spec.resourceAttributes."
              + name
              + (understood > 0 ? " partially" : "")
              + " ignored due to parse error");
    }
  }

  private static boolean isReadable(String text, Consumer<String> parser) {
    try {
      parser.accept(text);
      return true;
    } catch (SelectorSyntaxException wrong) {
      return false;
    }
  }

  /** Fields are compared with one value. */
  private static boolean isFieldRequirement(MapValue requirement) {
    return switch (requirement.string("operator")) {
      case "In", "NotIn" -> requirement.list("values").size() == 1;
      default -> false;
    };
  }

  private static boolean isLabelRequirement(MapValue requirement) {
    return switch (requirement.string("operator")) {
      case "In", "NotIn", "Exists", "DoesNotExist" ->
          Formats.LABEL_KEY.accepts(requirement.string("key"))
              && requirement.list("values").strings().stream()
                  .allMatch(Formats.LABEL_VALUE::accepts);
      default -> false;
    };
  }
}
