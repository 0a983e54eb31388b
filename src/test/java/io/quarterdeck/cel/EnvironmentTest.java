package io.quarterdeck.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
  private static final Environment ENVIRONMENT =
      new AdmissionVariables(true, true, false).environment();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          object.metadata.name                                        | dyn
          request.userInfo.groups                                     | list(string)
          namespaceObject.metadata.creationTimestamp                  | google.protobuf.Timestamp
          null                                                        | null_type
          url('https://a').getQuery()                                 | map(string, list(string))
          'a1'.findAll('[0-9]')                                       | list(string)
          [1, 2].sum() + [3].max()                                    | int
          authorizer.group('').resource('pods').check('get').allowed() | bool
          authorizer.requestResource.check('get').reason()            | string
          quantity('1Gi').add(1)                                      | kubernetes.Quantity
          sign(quantity('1'))                                         | int
          cidr('10.0.0.0/8').ip() == ip('10.0.0.0')                   | bool
          ip.isCanonical('::1') && isCIDR('x')                        | bool
          format.dns1123Label().validate('a')                         | optional_type(list(string))
          semver('1.0.0').compareTo(semver('v1', true))               | int
          sets.contains([1], [2])                                     | bool
          '%s %d'.format(['a', 1])                                    | string
          [[1], [2]].flatten().distinct().sort()                      | list(int)
          [1].transformList(i, v, i + v)                              | list(int)
          ['b', 'a'].sortBy(x, x.size())                              | list(string)
          has(object.a.b) && has(request.userInfo)                    | bool
          '%s and 100%% of %.3f'.format([{'a': [1]}, 2.5])            | string
          object.?spec.?replicas.orValue(1)                           | dyn
          [optional.of(1)].unwrapOpt()                                | list(int)
          1 < 1.5                                                     | bool
          """)
  void givesExpressionsTheirTypes(String expression, String type) {
    Compilation compiled = ENVIRONMENT.compile(expression);

    assertEquals(
        type, compiled instanceof Compilation.Checked c ? TypeNames.of(c.type()) : compiled);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          nope                       | 1:1: undeclared reference to 'nope' (in container '')
          now() > 1                  | 1:4: undeclared reference to 'now' (in container '')
          request.nope               | 1:8: undefined field 'nope'
          request.name.x             | 1:13: type 'string' does not support field selection
          request.name == 1          | 1:14: found no matching overload for '_==_' applied to '(string, int)'
          'a'.startsWith(1)          | 1:15: found no matching overload for 'startsWith' applied to 'string.(int)'
          true && 1                  | 1:9: expected type 'bool' but found 'int'
          [1, 'a'].size() == 2       | 1:5: expected type 'int' but found 'string'
          {'a': 1, 'b': 'c'} == {}   | 1:15: expected type 'int' but found 'string'
          timestamp(1) == 1          | 1:14: found no matching overload for '_==_' applied to '(timestamp, int)'
          'a'.matches('[')           | 1:13: invalid matches argument
          1 > null                   | 1:3: found no matching overload for '_>_' applied to '(int, null)'
          duration('1d') == object   | 1:10: invalid duration argument
          timestamp('today') < object | 1:11: invalid timestamp argument
          a b                        | 1:3: Syntax error: extraneous input 'b' expecting <EOF>
          true ? 1                   | 1:9: Syntax error: mismatched input '<EOF>' expecting ':'
          1 and 2                    | 1:3: Syntax error: mismatched input 'and' expecting <EOF>
          if                         | 1:1: reserved identifier: if
          [1].all(x.y, true)         | 1:10: argument must be a simple name
          [1].map(1, true)           | 1:9: argument is not an identifier
          99999999999999999999       | 1:1: invalid int literal
          1e400 > 1.0                | 1:1: invalid double literal
          has(object['x'])           | 1:11: invalid argument to has() macro
          [1].sortBy(1, x) == []     | 1:12: argument is not an identifier
          '%s %d'.format([1]) == ''  | 1:15: index 1 out of range
          '%d'.format(['a', 1]) == '' | 1:14: error during formatting: decimal clause can only be used on integers, was given string
          '%.2'.format([1]) == ''    | 1:13: could not parse formatting clause: error while parsing precision: could not find end of precision specifier
          '%q'.format([1]) == ''     | 1:12: could not parse formatting clause: unrecognized formatting clause "q"
          """)
  void saysWhatIsWrongWithOthers(String expression, String issue) {
    String first = failed(ENVIRONMENT.compile(expression)).lines().findFirst().orElse("");

    assertEquals("ERROR: <input>:" + issue, first);
  }

  @Test
  void drawsTheLineAndAMarkForEachIssue() {
    String issues = failed(ENVIRONMENT.compile("true ||\n\ta == 'é' || b"));

    assertEquals(
        "ERROR: <input>:2:2: undeclared reference to 'a' (in container '')\n"
            + " |  a == 'é' || b\n"
            + " | .^\n"
            + "ERROR: <input>:2:14: undeclared reference to 'b' (in container '')\n"
            + " |  a == 'é' || b\n"
            + " | .......．.....^",
        issues);
  }

  @Test
  void remembersWhatItCompiled() {
    assertSame(ENVIRONMENT.compile("1 == 1"), ENVIRONMENT.compile("1 == 1"));
  }

  @ParameterizedTest
  @CsvSource({"(,)", "[,]", "-(,)", "{1:,}", "a?b:,", ".a,", "+1,", "&&!true,", "x.map(x,)", "$,"})
  void endsSoonOnTextsThatGoTooFar(String open, String close) {
    String endless =
        open.repeat(40_000 / open.length()) + (close == null ? "" : close.repeat(10_000));

    String issues = failed(ENVIRONMENT.compile(endless));

    assertTrue(issues.length() < 100 * 110_000, "too much is said: " + issues.length());
  }

  @Test
  void refusesExpressionsThatAreTooLong() {
    String issues = failed(ENVIRONMENT.compile("a".repeat(100_001)));

    assertTrue(
        issues.contains("expression code point size exceeds limit: size: 100001, limit 100000"));
  }

  private static String failed(Compilation compiled) {
    return compiled instanceof Compilation.Failed f ? f.issues() : "ok";
  }
}
