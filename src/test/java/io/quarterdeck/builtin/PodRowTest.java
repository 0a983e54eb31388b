package io.quarterdeck.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.resource.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodRowTest {
  /** Returns ready, status and restarts of a pod with two containers. */
  private static List<String> summary(String metadata, String status) {
    return summary(metadata, "'containers':[{'name':'a'},{'name':'b'}]", status);
  }

  private static List<String> summary(String metadata, String spec, String status) {
    String pod =
        "{'metadata':{'name':'p'" + metadata + "},'spec':{" + spec + "},'status':{" + status + "}}";
    return Rows.cells("", "v1", "pods", pod).subList(1, 4);
  }

  @Test
  void aPodThatNobodyLookedAtShowsItsPhase() {
    assertEquals(List.of("0/2", "Pending", "0"), summary("", "'phase':'Pending'"));
  }

  @Test
  void aGatedPodSaysSo() {
    assertEquals(
        List.of("0/2", "SchedulingGated", "0"),
        summary(
            "",
            "'phase':'Pending','conditions':[{'type':'PodScheduled','status':'False',"
                + "'reason':'SchedulingGated'}]"));
  }

  @Test
  void theFirstContainerWithAReasonDecides() {
    assertEquals(
        List.of("0/2", "ErrImagePull", "0"),
        summary(
            "",
            "'phase':'Pending','containerStatuses':["
                + "{'name':'a','state':{'waiting':{'reason':'ErrImagePull'}}},"
                + "{'name':'b','state':{'waiting':{'reason':'ContainerCreating'}}}]"));
  }

  @Test
  void restartsAreAddedUpAndDated() {
    assertEquals(
        List.of("2/2", "Running", "5 (10m ago)"),
        summary(
            "",
            "'phase':'Running','containerStatuses':["
                + "{'name':'a','ready':true,'restartCount':2,'state':{'running':{}},"
                + "'lastState':{'terminated':{'finishedAt':'2026-01-01T11:50:00Z'}}},"
                + "{'name':'b','ready':true,'restartCount':3,'state':{'running':{}},"
                + "'lastState':{'terminated':{'finishedAt':'2026-01-01T11:40:00Z'}}}]"));
  }

  @Test
  void aCompletedContainerBesideARunningOneDependsOnReadiness() {
    String containers =
        "'phase':'Running','containerStatuses':["
            + "{'name':'a','state':{'terminated':{'reason':'Completed','exitCode':0}}},"
            + "{'name':'b','ready':true,'state':{'running':{}}}]";

    assertEquals(List.of("1/2", "NotReady", "0"), summary("", containers));
    assertEquals(
        List.of("1/2", "Running", "0"),
        summary("", containers + ",'conditions':[{'type':'Ready','status':'True'}]"));
  }

  @Test
  void initContainersAreCountedUntilTheyAreDone() {
    String spec = "'initContainers':[{'name':'i'},{'name':'j'}],'containers':[{'name':'a'}]";

    assertEquals(
        List.of("0/1", "Init:1/2", "1"),
        summary(
            "",
            spec,
            "'phase':'Pending','initContainerStatuses':["
                + "{'name':'i','restartCount':1,'state':{'terminated':{'exitCode':0}}},"
                + "{'name':'j','state':{'running':{}}}]"));
    assertEquals(
        List.of("0/1", "Init:ExitCode:3", "0"),
        summary(
            "",
            spec,
            "'phase':'Pending','initContainerStatuses':["
                + "{'name':'i','state':{'terminated':{'exitCode':3}}}]"));
  }

  @Test
  void sidecarsCountAmongTheReadyContainers() {
    assertEquals(
        List.of("2/2", "Running", "0"),
        summary(
            "",
            "'initContainers':[{'name':'s','restartPolicy':'Always'}],"
                + "'containers':[{'name':'a'}]",
            "'phase':'Running','initContainerStatuses':["
                + "{'name':'s','started':true,'ready':true,'state':{'running':{}}}],"
                + "'containerStatuses':[{'name':'a','ready':true,'state':{'running':{}}}]"));
  }

  @Test
  void aPodBeingDeletedTerminatesUnlessItIsOverOrItsNodeIsLost() {
    String deleted = ",'deletionTimestamp':'2026-01-01T11:59:00Z'";

    assertEquals("Terminating", summary(deleted, "'phase':'Running'").get(1));
    assertEquals("Failed", summary(deleted, "'phase':'Failed'").get(1));
    assertEquals("Unknown", summary(deleted, "'phase':'Running','reason':'NodeLost'").get(1));
  }

  @Test
  void finishedPodsAreMarkedCompleted() {
    Row row = Rows.row("", "v1", "pods", "{'status':{'phase':'Failed','reason':'Evicted'}}");

    assertEquals("Failed", row.conditions().map(0).string("reason"));
    assertEquals("Evicted", Cells.plain(row.cells().get(2).at(Rows.NOW)));
  }
}
