package io.quarterdeck.action;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.action.AccessReviews.Subject;
import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.status.ApiException;
import org.junit.jupiter.api.Test;

class AccessReviewRulesTest {
  private static final String ASKS = "'resourceAttributes':{'resource':'pods','verb':'get'";

  private static String refusal(Subject subject, String review) {
    ApiException refused =
        assertThrows(
            ApiException.class, () -> AccessReviewRules.check(subject, Verdict.object(review)));
    return String.valueOf(refused.getMessage()).replaceFirst(".* \"\" is invalid: ", "");
  }

  private static String ignored(String attributes) {
    MapValue spec = Verdict.object("{'spec':{'resourceAttributes':" + attributes + "}}").spec();
    return ReviewedSelectors.ignored(spec.map("resourceAttributes"));
  }

  @Test
  void aQuestionIsOfAResourceOrOfAPath() {
    assertEquals(
        "spec.nonResourceAttributes: Invalid value: {\"Path\":\"/a\",\"Verb\":\"get\"}: cannot be"
            + " specified in combination with resourceAttributes",
        refusal(
            Subject.SELF,
            "{'spec':{" + ASKS + "},'nonResourceAttributes':{'path':'/a','verb':'get'}}}"));
  }

  @Test
  void aReviewHasNoMetadataOfItsOwn() {
    String spec = ",'spec':{'user':'jane'," + ASKS + ",'namespace':'here'}}}";

    assertDoesNotThrow(
        () ->
            AccessReviewRules.check(
                Subject.NAMED_HERE,
                Verdict.object("{'metadata':{'namespace':'here','managedFields':[]}" + spec)));
    assertEquals(
        "metadata: Invalid value: {\"name\":\"x\"}: must be empty",
        refusal(Subject.NAMED, "{'metadata':{'name':'x'}" + spec));
  }

  @Test
  void aLabelRequirementHasALabelsKeyAndAFieldRequirementAnyKey() {
    assertEquals(
        "spec.resourceAttributes.fieldSelector.requirements[0].key: Required value: must be"
            + " specified",
        refusal(
            Subject.SELF,
            "{'spec':{" + ASKS + ",'fieldSelector':{'requirements':[{'operator':'Other'}]}}}}"));
    assertEquals(
        "spec.resourceAttributes.labelSelector.requirements[0].values: Required value: must be"
            + " specified when `operator` is 'In' or 'NotIn'",
        refusal(
            Subject.SELF,
            "{'spec':{"
                + ASKS
                + ",'labelSelector':{'requirements':[{'key':'a','operator':'In'}]}}}}"));
  }

  @Test
  void selectorsThatCannotBeReadAreIgnored() {
    assertEquals("", ignored("{'labelSelector':{'rawSelector':'a in (b)'}}"));
    assertEquals(
        "spec.resourceAttributes.labelSelector ignored due to parse error",
        ignored("{'labelSelector':{'rawSelector':'((('}}"));
    assertEquals(
        "spec.resourceAttributes.fieldSelector partially ignored due to parse error",
        ignored(
            "{'fieldSelector':{'requirements':[{'key':'a','operator':'In','values':['b']},"
                + "{'key':'a','operator':'Exists'}]}}"));
  }
}
