package io.quarterdeck.builtin.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchRulesTest {
  @Test
  void aJobSelectsItsPodsByItsUid() {
    KubeObject job =
        Verdict.object("{'metadata':{'name':'a','uid':'u'},'spec':{'template':{'spec':{}}}}");

    KubeObject made = new JobRules().prepareForCreate(Verdict.CONTEXT, job);

    MapValue labels = made.spec().map("template").map("metadata").map("labels");
    assertEquals("u", labels.string("batch.kubernetes.io/controller-uid"));
    assertEquals("a", labels.string("job-name"));
    assertEquals(labels, made.root().map("metadata").map("labels"));
    assertEquals(
        "u",
        made.spec()
            .map("selector")
            .map("matchLabels")
            .string("batch.kubernetes.io/controller-uid"));
  }

  @Test
  void aSelectorByHandStaysAsItIs() {
    KubeObject job = Verdict.object("{'metadata':{'name':'a'},'spec':{'manualSelector':true}}");

    KubeObject made = new JobRules().prepareForCreate(Verdict.CONTEXT, job);

    assertEquals(job.spec(), made.spec());
  }

  @Test
  void anEndOfAJobIsFinal() {
    String failed = "{'type':'FailureTarget','status':'True'},{'type':'Failed','status':'True'}";

    List<String> wrong =
        Verdict.onUpdate(
            new JobStatusRules(),
            status("'startTime':'2024-05-01T10:00:00Z','failed':2,'conditions':[" + failed + "]"),
            status("'startTime':'2024-05-01T10:00:00Z','failed':1"));

    assertEquals(
        List.of(
            "status.conditions: Invalid value: cannot disable the terminal Failed=True condition",
            "status.conditions: Invalid value: cannot disable the terminal FailureTarget=True"
                + " condition",
            "status.failed: Invalid value: 1: cannot decrease the failed counter"),
        wrong);
  }

  @Test
  void aStatusThatWasWrongMayStayWrong() {
    String wrong = status("'completionTime':'2024-05-01T10:00:00Z'");

    assertEquals(List.of(), Verdict.onUpdate(new JobStatusRules(), wrong, wrong));
  }

  private static String status(String fields) {
    return "{'metadata':{'name':'a','uid':'u'},'spec':{},'status':{" + fields + "}}";
  }

  @Test
  void indexesAreRisingIntervalsBelowTheCompletions() {
    assertEquals(5, Indexes.count("0,2-4,9", 10));
    assertEquals(3, Indexes.overlap("0-1,3-5", "2-3", 10));
    assertEquals(-1, Indexes.overlap("0-1", "2-3", 10));
    assertEquals("too large index: \"10\"", problem("1,10"));
    assertEquals("non-increasing order, previous: 3, current: 3", problem("1-3,3"));
    assertEquals("cannot convert string to integer for index: \"\"", problem("1,"));
  }

  private static String problem(String indexes) {
    return assertThrows(IllegalArgumentException.class, () -> Indexes.count(indexes, 10))
        .getMessage();
  }

  @Test
  void timeZonesAreNamesOfTheDatabase() {
    assertEquals("", TimeZones.problem("Europe/Berlin"));
    assertEquals("unknown time zone europe/berlin", TimeZones.problem("europe/berlin"));
    assertEquals("is a directory", TimeZones.problem("Europe"));
    assertEquals("not a directory", TimeZones.problem("Europe/Berlin/x"));
    assertEquals("time: invalid location name", TimeZones.problem("../UTC"));
  }
}
