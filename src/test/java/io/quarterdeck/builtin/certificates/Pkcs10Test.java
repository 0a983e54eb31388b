package io.quarterdeck.builtin.certificates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pkcs10Test {
  @ParameterizedTest
  @CsvSource({
    "EC,256,SHA256withECDSA,x509: ECDSA verification failure",
    "RSA,1024,SHA256withRSA,crypto/rsa: verification error",
    "Ed25519,255,Ed25519,x509: Ed25519 verification failure",
  })
  void aRequestIsSignedWithItsOwnKey(String keys, int bits, String signature, String failure)
      throws Exception {
    byte[] der = TestRequests.der(keys, bits, signature);

    assertEquals("", Pkcs10.problem(der));

    der[der.length - 5] ^= 1;
    assertEquals(failure, Pkcs10.problem(der));
  }

  @Test
  void aRequestEndsWhereItSays() throws Exception {
    byte[] der = TestRequests.der("EC", 256, "SHA256withECDSA");

    assertEquals(
        "asn1: syntax error: trailing data", Pkcs10.problem(Arrays.copyOf(der, der.length + 1)));
    assertEquals(
        "asn1: syntax error: data truncated", Pkcs10.problem(Arrays.copyOf(der, der.length - 1)));
  }

  @Test
  void md5IsNoSignature() throws Exception {
    assertEquals(
        "x509: cannot verify signature: insecure algorithm MD5-RSA",
        Pkcs10.problem(TestRequests.der("RSA", 1024, "MD5withRSA")));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'',asn1: syntax error: sequence truncated",
        "30,asn1: syntax error: truncated tag or length",
        "3000,asn1: syntax error: sequence truncated",
        "3080,asn1: syntax error: indefinite length found (not DER)",
        "308101,asn1: structure error: non-minimal length",
        "3002,asn1: syntax error: data truncated",
        "1f81,asn1: syntax error: truncated base 128 integer",
      })
  void whatIsNoRequestIsToldAsGoTellsIt(String hex, String problem) {
    assertEquals(problem, Pkcs10.problem(HexFormat.of().parseHex(hex)));
  }

  @Test
  void anotherTagIsToldWithItsPlace() {
    assertEquals(
        "asn1: structure error: tags don't match (16 vs {class:0 tag:2 length:1 isCompound:false})"
            + " {optional:false explicit:false application:false private:false"
            + " defaultValue:<nil> tag:<nil> stringType:0 timeType:0 set:false omitEmpty:false}"
            + " tbsCertificateRequest @2",
        Pkcs10.problem(HexFormat.of().parseHex("3003020105")));
  }
}
