package io.quarterdeck.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.server.Flag;
import io.quarterdeck.server.Flags;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagParserTest {
  private static Map<String, List<String>> parse(String... words) {
    return new FlagParser().parse(List.of(words));
  }

  @Test
  void aValueFollowsOrIsGlued() {
    var expected = Map.of("secure-port", List.of("7443"), "etcd-prefix", List.of("/x"));

    assertEquals(expected, parse("--secure-port", "7443", "--etcd-prefix=/x"));
  }

  @Test
  void aSwitchNeedsNoValueAndTakesNoneThatIsNotGlued() {
    assertEquals(Map.of("profiling", List.of("true")), parse("--profiling"));
    assertEquals(Map.of("profiling", List.of("false")), parse("--profiling=false"));
    assertEquals(
        Map.of("profiling", List.of("true"), "v", List.of("2")), parse("--profiling", "-v=2"));
  }

  @Test
  void repeatedValuesAreKeptInOrder() {
    assertEquals(
        Map.of("service-account-issuer", List.of("https://a", "https://b")),
        parse("--service-account-issuer=https://a", "--service-account-issuer", "https://b"));
  }

  @Test
  void aValueMayBeginWithADashOrHoldAnEqualsSign() {
    assertEquals(
        Map.of("oidc-username-prefix", List.of("-"), "feature-gates", List.of("A=true")),
        parse("--oidc-username-prefix", "-", "--feature-gates=A=true"));
  }

  @Test
  void underscoresAreDashes() {
    assertEquals(Map.of("secure-port", List.of("1")), parse("--secure_port=1"));
  }

  @ParameterizedTest
  @CsvSource({
    "--etcd-server=x, --etcd-servers",
    "--secureport, --secure-port",
    "--token-auth, --token-auth-file",
  })
  void anUnknownFlagNamesTheNearest(String word, String nearest) {
    String message = assertThrows(StartException.class, () -> parse(word)).getMessage();

    assertTrue(message.endsWith("(did you mean " + nearest + "?)"), message);
  }

  @Test
  void whatIsNearNothingGetsNoHint() {
    var e = assertThrows(StartException.class, () -> parse("--colour-of-the-morning-sky=blue"));

    assertEquals("unknown flag: --colour-of-the-morning-sky", e.getMessage());
  }

  @Test
  void helpNamesEveryFlagOnce() {
    String help = HelpText.of();

    for (Flag flag : Flags.all()) {
      String name = (flag.name().length() == 1 ? "  -" : "  --") + flag.name() + " ";
      assertEquals(1, help.split(java.util.regex.Pattern.quote(name), -1).length - 1, name);
    }
  }
}
