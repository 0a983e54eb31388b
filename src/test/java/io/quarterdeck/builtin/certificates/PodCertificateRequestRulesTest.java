package io.quarterdeck.builtin.certificates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.builtin.Verdict;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodCertificateRequestRulesTest {
  private static final PodCertificateRequestRules RULES = new PodCertificateRequestRules();
  private static final PodCertificateStatusRules STATUS = new PodCertificateStatusRules();

  private static String stub;

  @BeforeAll
  static void ask() throws Exception {
    stub = base64(TestRequests.der("EC", 256, "SHA256withECDSA"));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String request(String rest, String status) {
    return "{'metadata':{'name':'a','namespace':'ns'},'spec':{'podName':'p','podUID':'u',"
        + "'serviceAccountName':'s','serviceAccountUID':'u','nodeName':'n','nodeUID':'u',"
        + rest.replace("STUB", stub)
        + "},'status':{"
        + status
        + "}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          'signerName':'a.b/c','maxExpirationSeconds':3600,'stubPKCS10Request':'STUB' => ~~
          'signerName':'a.b/c','stubPKCS10Request':'STUB' => ~spec.maxExpirationSeconds: Required value: must be set~
          'signerName':'a.b/c','maxExpirationSeconds':3599,'stubPKCS10Request':'STUB' => ~spec.maxExpirationSeconds: Invalid value: 3599: must be in the range [3600, 7862400]~
          'signerName':'kubernetes.io/c','maxExpirationSeconds':86401,'stubPKCS10Request':'STUB' => ~spec.maxExpirationSeconds: Invalid value: 86401: must be in the range [3600, 86400]~
          'signerName':'a.b/c','maxExpirationSeconds':3600 => ~spec: Invalid value: exactly one of (stubPKCS10Request) or (pkixPublicKey, proofOfPossession) must be set~
          'signerName':'a.b/c','maxExpirationSeconds':3600,'stubPKCS10Request':'YQ==' => ~spec.stubPKCS10Request: Invalid value: must be a valid PKCS#10 CSR~
          'signerName':'a.b/c','maxExpirationSeconds':3600,'stubPKCS10Request':'STUB','unverifiedUserAnnotations':{'k':'v'} => ~spec.unverifiedUserAnnotations: Invalid value: "k": must be a domain-prefixed key (such as "acme.io/foo")~
          """)
  void aRequestSaysWhatIsWrongWithIt(String spec, String message) {
    assertEquals(message, String.join(" & ", Verdict.onCreate(RULES, request(spec, ""))));
  }

  @ParameterizedTest
  @CsvSource({"EC,384,SHA256withECDSA", "Ed25519,255,Ed25519"})
  void whoAsksProvesThatTheKeyIsTheirs(String keys, int bits, String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(keys);
    generator.initialize(bits);
    KeyPair pair = generator.generateKeyPair();
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(pair.getPrivate());
    signature.update((byte) 'u');
    String proven =
        "'signerName':'a.b/c','maxExpirationSeconds':3600,'pkixPublicKey':'"
            + base64(pair.getPublic().getEncoded())
            + "','proofOfPossession':'"
            + base64(signature.sign())
            + "'";

    assertEquals(List.of(), Verdict.onCreate(RULES, request(proven, "")));
    assertEquals(
        List.of(
            "spec.proofOfPossession: Invalid value: could not verify proof-of-possession"
                + " signature"),
        Verdict.onCreate(RULES, request(proven, "").replace("'podUID':'u'", "'podUID':'another'")));
  }

  @Test
  void whatWasAskedStays() {
    List<String> wrong =
        Verdict.onUpdate(
            RULES, request("'signerName':'a.b/c'", ""), request("'signerName':'d'", ""));

    assertEquals(1, wrong.size());
    assertEquals("spec: Invalid value: {\"SignerName\":\"d\",", wrong.getFirst().substring(0, 39));
  }

  @Test
  void aRequestEndsOnceAndSaysNothingBefore() {
    String open = request("'signerName':'a.b/c'", "");
    String talking = request("'signerName':'a.b/c'", "'certificateChain':'x'");
    String denied = request("'signerName':'a.b/c'", conditions("Denied"));
    String failed = request("'signerName':'a.b/c'", conditions("Failed"));

    assertEquals(List.of(), Verdict.onUpdate(STATUS, open, denied));
    assertEquals(
        List.of(
            "status: Invalid value: status is immutable unless transitioning to \"Issued\","
                + " \"Denied\", or \"Failed\""),
        Verdict.onUpdate(STATUS, open, talking));
    assertEquals(
        List.of(
            "status: Invalid value: immutable after PodCertificateRequest is issued, denied, or"
                + " failed"),
        Verdict.onUpdate(STATUS, denied, failed));
  }

  @Test
  void whatIsIssuedIsACertificateForTheKey() throws Exception {
    String open = request("'signerName':'a.b/c','stubPKCS10Request':'STUB'", "");
    String pem = TestRequests.pem("CERTIFICATE", TestRequests.certificate(false)).replace("\r", "");
    String issued = ",'certificateChain':'" + pem.replace("\n", "\\n") + "'";

    assertEquals(
        List.of(
            "status.certificateChain: Invalid value: \"x\": issued certificate chain must contain"
                + " at least one certificate"),
        Verdict.onUpdate(
            STATUS, open, status(open, conditions("Issued") + ",'certificateChain':'x'")));
    String wrong =
        Verdict.onUpdate(STATUS, open, status(open, conditions("Issued") + issued)).getFirst();
    assertEquals(
        "leaf certificate was not issued to the requested public key",
        wrong.substring(wrong.lastIndexOf(": ") + 2));
  }

  private static String status(String request, String status) {
    return request.replace("'status':{}", "'status':{" + status + "}");
  }

  private static String conditions(String type) {
    return "'conditions':[{'type':'"
        + type
        + "','status':'True','reason':'R','lastTransitionTime':'2024-01-01T00:00:00Z'}]";
  }
}
