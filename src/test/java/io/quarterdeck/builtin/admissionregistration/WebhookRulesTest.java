package io.quarterdeck.builtin.admissionregistration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.builtin.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookRulesTest {
  private static final String URL = "'clientConfig':{'url':'https://a.example.com/check'}";
  private static final WebhookRules RULES = new WebhookRules();

  @Test
  void acceptsWebhookThatSaysAllItMust() {
    assertEquals(List.of(), Verdict.onCreate(RULES, webhook("None", URL)));
  }

  @Test
  void namesWhatIsWrongWithTheUrl() {
    String config = "'clientConfig':{'url':'http://me@/x?y#z'}";

    List<String> wrong = Verdict.onCreate(RULES, webhook("None", config));

    String at = "webhooks[0].clientConfig.url: Invalid value: ";
    String form = "; desired format: https://host[/path]";
    assertEquals(
        List.of(
            at + "\"http\": 'https' is the only allowed URL scheme" + form,
            at + "\"\": host must be specified" + form,
            at + "\"me\": user information is not permitted in the URL",
            at + "\"z\": fragments are not permitted in the URL",
            at + "\"y\": query parameters are not permitted in the URL"),
        wrong);
  }

  @Test
  void wantsOneWayToReachTheWebhook() {
    List<String> wrong = Verdict.onCreate(RULES, webhook("None", "'clientConfig':{}"));

    assertEquals(
        List.of(
            "webhooks[0].clientConfig: Required value: exactly one of url or service is required"),
        wrong);
  }

  @Test
  void letsSideEffectsStayThatWereStored() {
    String old = webhook("Some", URL);

    assertEquals(List.of(), Verdict.onUpdate(RULES, old, webhook("Unknown", URL)));
  }

  @Test
  void refusesSideEffectsOfNewWebhooks() {
    List<String> wrong = Verdict.onCreate(RULES, webhook("Some", URL));

    assertEquals(
        List.of(
            "webhooks[0].sideEffects: Unsupported value: \"Some\": supported values: \"None\","
                + " \"NoneOnDryRun\""),
        wrong);
  }

  private static String webhook(String sideEffects, String clientConfig) {
    return """
    {'metadata':{'name':'w'},'webhooks':[{'name':'a.example.com',
    'admissionReviewVersions':['v1'],'sideEffects':'%s',%s}]}\
    """
        .formatted(sideEffects, clientConfig);
  }
}
