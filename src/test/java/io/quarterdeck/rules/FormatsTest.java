package io.quarterdeck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
  private static final String LABEL =
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and"
          + " must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc',"
          + " regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
  private static final String NAME_PART =
      "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end"
          + " with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex"
          + " used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "a-b", "a--b", "0a-9"})
  void dnsLabelsArePlain(String value) {
    assertEquals(List.of(), Formats.DNS_LABEL.check(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "A", "a_b", "ä", "a b", ".", "a..b", "a.-b"})
  void whatIsNoDnsLabelIsToldSo(String value) {
    assertEquals(List.of(LABEL), Formats.DNS_LABEL.check(value));
  }

  @Test
  void aDottedLabelIsToldAboutTheDots() {
    assertEquals(List.of("must not contain dots"), Formats.DNS_LABEL.check("a.b"));
  }

  @Test
  void lengthAndFormAreToldApart() {
    String long64 = "a".repeat(64);

    assertEquals(List.of("must be no more than 63 characters"), Formats.DNS_LABEL.check(long64));
    assertEquals(
        List.of("must be no more than 63 characters", LABEL),
        Formats.DNS_LABEL.check(long64 + "_"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.b", "a-b.c-d", "1.2.3"})
  void subdomainsAreLabelsBetweenDots(String value) {
    assertEquals(List.of(), Formats.DNS_SUBDOMAIN.check(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a-.b", "a.-b", "a_b.c", "*.a"})
  void otherDotsAreNoSubdomain(String value) {
    assertEquals(1, Formats.DNS_SUBDOMAIN.check(value).size(), value);
  }

  @ParameterizedTest
  @CsvSource({
    "_a.b, true",
    "a_b, true",
    "a._b, true",
    "_, false",
    "a_, false",
    "__a, false",
    "a.b_, false"
  })
  void underscoresMayOpenOrFillLabels(String value, boolean right) {
    assertEquals(right, Formats.DNS_SUBDOMAIN_WITH_UNDERSCORE.accepts(value));
  }

  @ParameterizedTest
  @CsvSource({"*.a, true", "*.a.b, true", "*, false", "*., false", "*.*.a, false", "a.*, false"})
  void wildcardsStandInFront(String value, boolean right) {
    assertEquals(right, Formats.WILDCARD_SUBDOMAIN.accepts(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A.b_c-9", "example.com/Name", "a/b"})
  void labelKeysMayHaveAPrefix(String key) {
    assertEquals(List.of(), Formats.LABEL_KEY.check(key));
  }

  @Test
  void everyPartOfALabelKeyIsChecked() {
    assertEquals(List.of("name part must be non-empty", NAME_PART), Formats.LABEL_KEY.check(""));
    assertEquals(List.of("prefix part must be non-empty"), Formats.LABEL_KEY.check("/a"));
    assertEquals(List.of(NAME_PART), Formats.LABEL_KEY.check("a b"));
    assertEquals(
        List.of("name part must be no more than 63 bytes"),
        Formats.LABEL_KEY.check("a".repeat(64)));
    assertEquals(
        List.of("prefix part must be no more than 253 bytes"),
        Formats.LABEL_KEY.check("a".repeat(254) + "/b"));
    assertEquals(1, Formats.LABEL_KEY.check("a/b/c").size());
  }

  @Test
  void labelValuesMayBeEmpty() {
    assertEquals(List.of(), Formats.LABEL_VALUE.check(""));
    assertEquals(List.of(), Formats.LABEL_VALUE.check("a_b.C"));
    assertEquals(
        List.of("must be no more than 63 bytes"), Formats.LABEL_VALUE.check("a".repeat(64)));
    assertEquals(1, Formats.LABEL_VALUE.check("-a").size());
  }

  @Test
  void portNamesAreToldEverythingThatIsWrong() {
    assertEquals(List.of(), Formats.PORT_NAME.check("http-2"));
    assertEquals(List.of("must contain at least one letter (a-z)"), Formats.PORT_NAME.check("80"));
    assertEquals(
        List.of(
            "must be no more than 15 characters",
            "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)",
            "must contain at least one letter (a-z)",
            "must not contain consecutive hyphens",
            "must not begin or end with a hyphen"),
        Formats.PORT_NAME.check("--AAAAAAAAAAAAAA"));
  }

  @Test
  void configKeysAreFileNamesThatDoNotClimb() {
    assertEquals(List.of(), Formats.CONFIG_MAP_KEY.check(".a_B-c"));
    assertEquals(List.of("must not be '.'"), Formats.CONFIG_MAP_KEY.check("."));
    assertEquals(List.of("must not be '..'"), Formats.CONFIG_MAP_KEY.check(".."));
    assertEquals(List.of("must not start with '..'"), Formats.CONFIG_MAP_KEY.check("..a"));
    assertEquals(2, Formats.CONFIG_MAP_KEY.check("../a").size());
  }

  @ParameterizedTest
  @CsvSource({"A, true", "1a, true", "'a b', true", "'a=b', false", "ä, false", "'', false"})
  void environmentNamesArePrintableAscii(String value, boolean right) {
    assertEquals(right, Formats.RELAXED_ENV_VAR_NAME.accepts(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "-5, true",
    "10, true",
    "-0, false",
    "01, false",
    "+1, false",
    "'', false"
  })
  void decimalIntegersAreCanonical(String value, boolean right) {
    assertEquals(right, Formats.DECIMAL_INTEGER.accepts(value));
  }

  @ParameterizedTest
  @CsvSource({"5%, true", "100%, true", "5, false", "%, false", "-5%, false"})
  void percentagesAreDigitsAndASign(String value, boolean right) {
    assertEquals(right, Formats.PERCENT.accepts(value));
  }

  @Test
  void longStringsCostLinearTime() {
    String dashes = "a" + "-".repeat(2_000_000);

    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          assertEquals(2, Formats.DNS_SUBDOMAIN.check(dashes).size());
          assertEquals(2, Formats.LABEL_VALUE.check(dashes).size());
        });
  }
}
