package io.quarterdeck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.FieldErrors;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {
  private final FieldErrors errors = new FieldErrors();

  @Test
  void pathsNameFieldsAndItems() {
    MapValue port = MapValue.of("name", Value.of("A"));
    Fields pod = fields(MapValue.of("spec", MapValue.of("ports", ListValue.of(port, port))));

    for (Fields each : pod.in("spec").each("ports")) {
      each.form("name", Formats.DNS_LABEL);
    }

    assertEquals("spec.ports[1].name", errors.list().get(1).field().toString());
  }

  @Test
  void emptyValuesAreMissing() {
    Fields f =
        fields(
            MapValue.builder()
                .put("text", "")
                .put("list", ListValue.EMPTY)
                .put("none", Value.ofNull())
                .put("zero", 0)
                .build());

    assertFalse(f.required("text"));
    assertFalse(f.required("list", "say why"));
    assertFalse(f.required("none"));
    assertFalse(f.required("absent"));
    assertTrue(f.required("zero"));
    assertEquals(
        List.of(
            "text: Required value",
            "list: Required value: say why",
            "none: Required value",
            "absent: Required value"),
        messages());
  }

  @Test
  void numbersHaveBounds() {
    Fields f = fields(MapValue.of("n", Value.of(-1)));

    f.nonNegative("n");
    f.positive("absent");
    f.between("n", 1, 5);
    f.port("n");
    f.betweenIfSet("absent", 1, 5);

    assertEquals(
        List.of(
            "n: Invalid value: -1: must be greater than or equal to 0",
            "absent: Invalid value: 0: must be greater than zero",
            "n: Invalid value: -1: must be between 1 and 5, inclusive",
            "n: Invalid value: -1: must be between 1 and 65535, inclusive"),
        messages());
  }

  @Test
  void choicesAreListed() {
    Fields f = fields(MapValue.of("v", Value.of("c")));

    f.oneOf("v", Choices.of("b", "a"));
    f.oneOf("v", Choices.inOrder("b", "a"));
    f.requiredOneOf("absent", Choices.of("a"));

    assertEquals(
        List.of(
            "v: Unsupported value: \"c\": supported values: \"a\", \"b\"",
            "v: Unsupported value: \"c\": supported values: \"b\", \"a\"",
            "absent: Required value"),
        messages());
  }

  @Test
  void immutableFieldsMayNotChange() {
    MapValue old = MapValue.of("a", Value.of("x"), "b", ListValue.EMPTY);
    Fields f = fields(MapValue.of("a", Value.of("y")));

    f.immutable("a", old);
    f.immutable("b", old);

    assertEquals(List.of("a: Invalid value: \"y\": field is immutable"), messages());
  }

  @Test
  void selectorsAreChecked() {
    MapValue requirement = MapValue.of("key", Value.of("a"), "operator", Value.of("In"));
    MapValue unknown = MapValue.of("key", Value.of("a"), "operator", Value.of("Is"));
    Fields f =
        fields(
            MapValue.of(
                "matchLabels",
                MapValue.of("a b", Value.of("x")),
                "matchExpressions",
                ListValue.of(requirement, unknown)));

    Selectors.check(f, false);

    assertEquals(
        List.of("matchLabels", "matchExpressions[0].values", "matchExpressions[1].operator"),
        errors.list().stream().map(e -> e.field().toString()).toList());
  }

  @Test
  void conditionsAreChecked() {
    MapValue condition = MapValue.of("type", Value.of("Ready"), "status", Value.of("Maybe"));
    Fields f = fields(MapValue.of("conditions", ListValue.of(condition, condition)));

    Conditions.check(f, "conditions");

    assertEquals(
        List.of(
            "conditions[0].status",
            "conditions[0].lastTransitionTime",
            "conditions[0].reason",
            "conditions[1].type",
            "conditions[1].status",
            "conditions[1].lastTransitionTime",
            "conditions[1].reason"),
        errors.list().stream().map(e -> e.field().toString()).toList());
  }

  private Fields fields(MapValue map) {
    return Fields.of(map, errors);
  }

  private List<String> messages() {
    return errors.list().stream().map(e -> e.message()).toList();
  }

  @Test
  void amountsAreNumbersAlsoInQuotesOrPercentages() {
    assertEquals(3, IntOrString.numberOrPercent(Value.of(3)));
    assertEquals(3, IntOrString.numberOrPercent(Value.of("3")));
    assertEquals(30, IntOrString.numberOrPercent(Value.of("30%")));
    assertEquals(0, IntOrString.numberOrPercent(Value.of("x")));
    assertEquals(0, IntOrString.numberOrPercent(Value.of("9".repeat(40))));
  }

  @Test
  void listsHaveAGreatestSizeAndItemsFromAnEnumeration() {
    Fields f = fields(MapValue.of("list", ListValue.of(Value.of("a"), Value.of("b"))));

    assertTrue(f.atMost("list", 2));
    assertFalse(f.atMost("list", 1));
    assertFalse(f.eachOneOf("list", Choices.of("a")));
    assertEquals(
        List.of(
            "list: Too many: 2: must have at most 1 item",
            "list[1]: Unsupported value: \"b\": supported values: \"a\""),
        errors.list().stream().map(e -> e.message()).toList());
  }
}
