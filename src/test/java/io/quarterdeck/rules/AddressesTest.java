package io.quarterdeck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.object.Path;
import io.quarterdeck.status.FieldErrors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  private static final Path AT = Path.of("ip");

  @ParameterizedTest
  @CsvSource({
    "1.2.3.4, 1.2.3.4",
    "01.2.3.004, 1.2.3.4",
    "::, ::",
    "::1, ::1",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::ffff:1.2.3.4, 1.2.3.4",
    "64:ff9b::1.2.3.4, 64:ff9b::102:304",
    "00001::, 1::"
  })
  void addressesAreReadSloppilyAndWrittenCanonically(String text, String canonical) {
    assertEquals(canonical, Ip.parse(text).orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "1.2.3.",
        "1..2.3",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "1:2:3:4:5:6:7::8",
        "fe80::1%eth0",
        "1.2.3.4:5",
        "g::",
        "12345::",
        "::1.2.3",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1:"
      })
  void otherTextsAreNoAddress(String text) {
    assertTrue(Ip.parse(text).isEmpty(), text);
  }

  @Test
  void whatIsAmbiguousIsRefused() {
    assertEquals(
        List.of("ip: Invalid value: \"01.2.3.4\": must not have leading 0s"), ip("01.2.3.4"));
    assertEquals(
        List.of("ip: Invalid value: \"::ffff:1.2.3.4\": must not be an IPv4-mapped IPv6 address"),
        ip("::ffff:1.2.3.4"));
    assertEquals(
        List.of("ip: Invalid value: \"0::1\": must be in canonical form (\"::1\")"), ip("0::1"));
    assertEquals(List.of(), ip("10.0.0.1"));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, ''",
    "2001:db8::/64, ''",
    "10.0.0.0/08, must not have leading 0s in IP or prefix length",
    "10.0.0.1/8, must not have bits set beyond the prefix length",
    "::ffff:1.2.3.4/128, must not have an IPv4-mapped IPv6 address"
  })
  void blocksAreCheckedStrictly(String text, String wrong) {
    FieldErrors errors = new FieldErrors();

    Addresses.legacyCidr(text, AT, errors);

    String first = errors.isEmpty() ? "" : errors.list().getFirst().body();
    assertTrue(first.endsWith(wrong), first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "a/8", "1.2.3.4/"})
  void otherTextsAreNoBlock(String text) {
    assertTrue(Cidr.parse(text).isEmpty(), text);
  }

  @Test
  void warningsSayWhatTheValueShouldBe() {
    assertEquals(
        List.of("ip: non-standard IP address \"01.2.3.4\" is invalid: use \"1.2.3.4\""),
        Addresses.warningsForIp("01.2.3.4", AT));
    assertEquals(
        List.of(
            "ip: CIDR value \"10.0.0.1/8\" is ambiguous in this context (should be"
                + " \"10.0.0.0/8\" or \"10.0.0.1/32\"?)"),
        Addresses.warningsForCidr("10.0.0.1/8", AT));
    assertEquals(
        List.of("ip: IPv6 address \"0::1\" should be in RFC 5952 canonical format (\"::1\")"),
        Addresses.warningsForIp("0::1", AT));
    assertEquals(List.of(), Addresses.warningsForIp("::1", AT));
  }

  private static List<String> ip(String value) {
    FieldErrors errors = new FieldErrors();
    Addresses.ip(value, AT, errors);
    return errors.list().stream().map(e -> e.message()).toList();
  }
}
