package io.quarterdeck.builtin.certificates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.User;
import io.quarterdeck.resource.RuleContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateSigningRequestRulesTest {
  private static final CertificateSigningRequestRules RULES = new CertificateSigningRequestRules();
  private static final SigningRequestPartRules APPROVAL = SigningRequestPartRules.ofApproval();
  private static final SigningRequestPartRules STATUS = SigningRequestPartRules.ofStatus();
  private static final String APPROVED = "{'type':'Approved','status':'True'}";
  private static final String DENIED = "{'type':'Denied','status':'True'}";

  private static String pem;

  @BeforeAll
  static void ask() throws Exception {
    pem =
        base64(
            TestRequests.pem(
                "CERTIFICATE REQUEST", TestRequests.der("EC", 256, "SHA256withECDSA")));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String request(String spec, String status) {
    return "{'metadata':{'name':'a'},'spec':{"
        + spec
        + ",'request':'"
        + pem
        + "'},'status':{"
        + status
        + "}}";
  }

  private static String withStatus(String status) {
    return request("'signerName':'example.com/a','usages':['client auth']", status);
  }

  private static String withConditions(String... conditions) {
    return withStatus("'conditions':[" + String.join(",", conditions) + "]");
  }

  @Test
  void theServerWritesWhoAsksAndNothingIsApprovedYet() {
    User jane =
        new User("jane", "u1", List.of("dev"), Map.of("k", List.of("v"), "a", List.of("b")));
    RuleContext context = new RuleContext(jane, "", "", false, Clock.systemUTC());

    KubeObject made =
        RULES.prepareForCreate(
            context,
            Verdict.object(request("'username':'root'", "'conditions':[" + APPROVED + "]")));

    assertEquals("jane", made.spec().string("username"));
    assertEquals("u1", made.spec().string("uid"));
    assertEquals(List.of("dev"), made.spec().list("groups").strings());
    assertEquals(List.of("a", "k"), made.spec().map("extra").keys());
    assertEquals(MapValue.EMPTY, made.status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          'signerName':'example.com/a' => ~spec.usages: Required value~
          'usages':['any'] => ~spec.signerName: Required value~
          'signerName':'kubernetes.io/legacy-unknown','usages':['any'] => ~spec.signerName: Invalid value: "kubernetes.io/legacy-unknown": the legacy signerName is not allowed via this API version~
          'signerName':'example.com/a','usages':['any','any'] => ~spec.usages[1]: Duplicate value: "any"~
          'signerName':'example.com/a','usages':['any'],'expirationSeconds':599 => ~spec.expirationSeconds: Invalid value: 599: may not specify a duration less than 600 seconds (10 minutes)~
          """)
  void aRequestSaysWhatIsWrongWithIt(String spec, String message) {
    assertEquals(message, String.join(" & ", Verdict.onCreate(RULES, request(spec, ""))));
  }

  @Test
  void whatIsAskedMustBeARequest() {
    String json =
        "{'metadata':{'name':'a'},'spec':{'request':'YQ==','signerName':'a.b/c',"
            + "'usages':['any']}}";

    assertEquals(
        List.of(
            "spec.request: Invalid value: \"YQ==\": PEM block type must be CERTIFICATE REQUEST"),
        Verdict.onCreate(RULES, json));
  }

  @Test
  void aVerdictIsGivenByApprovalOnlyAndStays() {
    assertEquals(List.of(), Verdict.onUpdate(APPROVAL, withConditions(), withConditions(APPROVED)));
    assertEquals(
        List.of(
            "status.conditions: Forbidden: updates may not add a condition of type \"Approved\""),
        Verdict.onUpdate(STATUS, withConditions(), withConditions(APPROVED)));
    assertEquals(
        List.of(
            "status.conditions: Forbidden: updates may not remove a condition of type \"Denied\""),
        Verdict.onUpdate(APPROVAL, withConditions(DENIED), withConditions()));
  }

  @Test
  void aRequestIsNotApprovedAndDenied() {
    assertEquals(
        List.of(
            "status.conditions: Invalid value: \"Denied\": Approved and Denied conditions are"
                + " mutually exclusive"),
        Verdict.onUpdate(APPROVAL, withConditions(APPROVED), withConditions(APPROVED, DENIED)));
  }

  @Test
  void whoSignsWritesTheCertificateOnce() {
    String certificate = "'certificate':'" + base64("no certificate") + "'";

    assertEquals(
        List.of(
            "status.certificate: Invalid value: \"<certificate data>\": must contain at least one"
                + " CERTIFICATE PEM block"),
        Verdict.onUpdate(STATUS, withStatus("'x':1"), withStatus(certificate)));
    assertEquals(
        List.of(
            "status.certificate: Forbidden: updates may not modify existing certificate content"),
        Verdict.onUpdate(STATUS, withStatus(certificate), withStatus("'x':1")));
  }

  @Test
  void timesThatAreMissingAreWritten() {
    Clock noon = Clock.fixed(Instant.parse("2024-05-01T12:00:00Z"), ZoneOffset.UTC);
    RuleContext context = new RuleContext(User.ANONYMOUS, "", "approval", false, noon);
    KubeObject old =
        Verdict.object(
            withConditions(APPROVED.replace("}", ",'lastTransitionTime':'2024-01-01T00:00:00Z'}")));

    MapValue condition =
        APPROVAL
            .prepareForUpdate(context, Verdict.object(withConditions(APPROVED)), old)
            .status()
            .list("conditions")
            .map(0);

    assertEquals("2024-05-01T12:00:00Z", condition.string("lastUpdateTime"));
    assertEquals("2024-01-01T00:00:00Z", condition.string("lastTransitionTime"));
  }

  @Test
  void whoSignsLeavesTheVerdictAndWhoApprovesTheCertificate() {
    String old = withStatus("'conditions':[{'type':'Approved','status':'True','reason':'a'}]");
    String changed =
        withStatus(
            "'certificate':'YQ==','conditions':[{'type':'Approved','status':'True','reason':'b'}]");

    MapValue signed = Verdict.prepared(STATUS, old, changed).status();
    MapValue approved = Verdict.prepared(APPROVAL, old, changed).status();

    assertEquals("a", signed.list("conditions").map(0).string("reason"));
    assertEquals("YQ==", signed.string("certificate"));
    assertEquals("b", approved.list("conditions").map(0).string("reason"));
    assertFalse(approved.has("certificate"));
  }
}
