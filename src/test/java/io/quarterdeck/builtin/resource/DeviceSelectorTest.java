package io.quarterdeck.builtin.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.User;
import io.quarterdeck.resource.NamespaceLabels;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.status.FieldError;
import io.quarterdeck.status.FieldErrors;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceSelectorTest {
  private static final String ADMIN =
      "{'spec':{'devices':{'requests':[{'name':'a','exactly':{'deviceClassName':'c',"
          + "'allocationMode':'All','adminAccess':true}}]}}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          device.driver == "gpu.example.com"                           |
          device.attributes["a.example.com"].healthy                   |
          device.capacity["a"].memory.compareTo(quantity("1Gi")) >= 0  |
          cel.bind(a, device.attributes["d"], a.x && a.y == 1)         |
          device.driver          | must evaluate to bool or the unknown type, not string
          device.attributes["a"] | must evaluate to bool or the unknown type, not map(string, any)
          """)
  void selectorsSayWhetherADeviceIsMeant(String expression, String wrong) {
    String selector = "{'cel':{'expression':'" + expression.replace("\"", "\\'") + "'}}";
    List<String> found =
        Verdict.onCreate(new DeviceClassRules(), "{'spec':{'selectors':[" + selector + "]}}");

    String at = "spec.selectors[0].cel.expression: Invalid value: ";
    String shown = "\"" + expression.replace("\"", "\\\"") + "\": ";
    assertEquals(wrong == null ? List.of() : List.of(at + shown + wrong), found);
  }

  @Test
  void selectorsMustNotCostTooMuch() {
    String selector = "{'cel':{'expression':'lists.range(1000000).all(x, x > 1)'}}";

    assertEquals(
        List.of("spec.selectors[0].cel.expression: Forbidden: too complex, exceeds cost limit"),
        Verdict.onCreate(new DeviceClassRules(), "{'spec':{'selectors':[" + selector + "]}}"));
  }

  @Test
  void administrationNeedsALabelOfTheNamespace() {
    String at = "spec.devices.requests[0].adminAccess: ";

    assertEquals(List.of(), verdict("true"));
    assertEquals(
        List.of(
            at
                + "Forbidden: admin access to devices requires the"
                + " `resource.kubernetes.io/admin-access: true` label on the containing namespace"),
        verdict("yes"));
  }

  private static List<String> verdict(String label) {
    MapValue labels = MapValue.EMPTY.with("resource.kubernetes.io/admin-access", label);
    NamespaceLabels namespaces = name -> Optional.of(labels).filter(l -> name.equals("ns"));
    Clock clock = Clock.systemUTC();
    FieldErrors errors = new FieldErrors();

    new ResourceClaimRules()
        .validateCreate(
            new RuleContext(User.ANONYMOUS, "ns", "", false, clock, namespaces),
            Verdict.object(ADMIN),
            errors);

    return errors.list().stream().map(FieldError::message).toList();
  }
}
