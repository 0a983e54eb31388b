package io.quarterdeck.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PolicyExpressionsTest {
  private static final AdmissionVariables PLAIN = new AdmissionVariables(false, true, false);
  private static final AdmissionVariables PATCHES = new AdmissionVariables(false, true, true);

  @Test
  void variablesHaveTheTypesOfTheirExpressions() {
    PolicyExpressions policy = new PolicyExpressions(true);
    policy.compileVariable("small", "object.spec.replicas < 3", PLAIN);
    policy.compileVariable("names", "['a']", PLAIN);

    assertEquals("bool", type(policy.compile("variables.small", PLAIN)));
    assertEquals("list(string)", type(policy.compile("variables.names", PLAIN)));
  }

  @Test
  void variablesAreUnknownBeforeTheyStand() {
    PolicyExpressions policy = new PolicyExpressions(true);

    Compilation early = policy.compileVariable("a", "variables.b", PLAIN);
    policy.compileVariable("b", "1", PLAIN);

    assertTrue(type(early).contains("undefined field 'b'"), type(early));
    assertEquals("int", type(policy.compile("variables.b", PLAIN)));
  }

  @Test
  void variablesThatDoNotCompileMayBeAnything() {
    PolicyExpressions policy = new PolicyExpressions(true);
    policy.compileVariable("a", "nope", PLAIN);

    assertEquals("dyn", type(policy.compile("variables.a", PLAIN)));
  }

  @Test
  void objectsOfPatchesTakeAnyFieldAndJsonPatchesTheirOwn() {
    PolicyExpressions policy = new PolicyExpressions(true);

    String object = "Object{spec: Object.spec{replicas: 1}}";
    assertEquals("Object", type(policy.compile(object, PATCHES)));
    String patch = "[JSONPatch{op: 'add', path: '/a/' + jsonpatch.escapeKey('b/c'), value: 1}]";
    assertEquals("list(JSONPatch)", type(policy.compile(patch, PATCHES)));
    String wrong = type(policy.compile("JSONPatch{nope: 1}", PATCHES));
    assertTrue(
        wrong.contains("expected type of field 'nope' is '' but provided type is 'int'"), wrong);
    assertTrue(type(policy.compile(object, PLAIN)).contains("undeclared reference to 'Object"));
  }

  @Test
  void nothingIsSaidOfWhatStandsInsideAnUnknownType() {
    PolicyExpressions policy = new PolicyExpressions(false);

    String wrong = type(policy.compile("Object{spec: nope, other: 1 + 'a'}", PLAIN));

    assertEquals(1, wrong.lines().filter(line -> line.startsWith("ERROR")).count(), wrong);
  }

  private static String type(Compilation compiled) {
    return switch (compiled) {
      case Compilation.Checked checked -> TypeNames.of(checked.type());
      case Compilation.Failed failed -> failed.issues();
    };
  }
}
