package io.quarterdeck.cel.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import io.quarterdeck.cel.Compilation;
import io.quarterdeck.cel.Environment;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The costs are what kube-apiserver 1.36 says of the same expressions and sizes. */
class CostEstimateTest {
  private static final CelType STRINGS = ListType.create(SimpleType.STRING);
  private static final Environment ENVIRONMENT =
      Environment.kubernetes()
          .extend()
          .variable("s", SimpleType.STRING)
          .variable("t", SimpleType.STRING)
          .variable("l", STRINGS)
          .variable("m", MapType.create(SimpleType.STRING, SimpleType.STRING))
          .variable("unbounded", SimpleType.STRING)
          .build();
  private static final Map<String, DeclaredSize> SIZES =
      Map.of(
          "s",
          DeclaredSize.of(4000),
          "t",
          DeclaredSize.of(40),
          "l",
          new DeclaredSize(100, null, DeclaredSize.of(200), false, Map.of()),
          "m",
          DeclaredSize.map(30, DeclaredSize.of(50), DeclaredSize.of(80)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          true                                      | 0
          s == t                                    | 6
          s == 'abc'                                | 2
          s == s && t == t                          | 408
          t.contains('a')                           | 5
          s.matches('[a-z]+')                       | 803
          (t + t).size() == 3                       | 12
          t.replace('', 'bcd') == s                 | 27
          t.split(',', 2).size() == 2               | 11
          s in l                                    | 102
          l.max() == 'a'                            | 2102
          l.all(x, x == 'a')                        | 502
          l.map(x, x + 'b')[0] == s                 | 3435
          m.all(k, m[k] == 'abc')                   | 212
          m['a'] == s                               | 11
          has(m.a) && m.a == 'x'                    | 4
          [1, 2].exists(x, [3, 4].exists(y, x == y)) | 69
          l.sort().size() == 1                      | 21014
          quantity(t).isLessThan(quantity('1'))     | 7
          cidr(t).containsIP(t)                     | 14
          authorizer                                | 1
          type(1) == int                            | 922337203685477634
          unbounded == unbounded                    | 922337203685477634
          """)
  void addsUpWhatEachStepMayCost(String expression, long max) {
    Environment environment =
        expression.equals("authorizer")
            ? ENVIRONMENT.extend().variable("authorizer", SimpleType.DYN).build()
            : ENVIRONMENT;

    Compilation compiled = environment.compile(expression);

    assertEquals(
        max,
        compiled instanceof Compilation.Checked c
            ? CostEstimate.of(c.ast(), SIZES).max()
            : compiled);
  }
}
