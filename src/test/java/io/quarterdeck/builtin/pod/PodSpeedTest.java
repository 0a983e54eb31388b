package io.quarterdeck.builtin.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.status.FieldErrors;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What validating a rich pod of 10 KB costs: at most 20 KB of memory, and little time. */
class PodSpeedTest {
  private static final int WARM_UP = 3_000;
  private static final int ROUNDS = 2_000;
  private static final long BYTES = 25_000; // the goal is 20 KB; JITs differ

  static KubeObject richPod() {
    StringBuilder containers = new StringBuilder();
    StringBuilder volumes = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      volumes.append(
          "%s{'name':'v%d','configMap':{'name':'settings-%d','items':[{'key':'a','path':'b/c'}]}}"
              .formatted(i == 0 ? "" : ",", i, i));
    }
    for (int i = 0; i < 6; i++) {
      StringBuilder env = new StringBuilder();
      StringBuilder mounts = new StringBuilder();
      for (int j = 0; j < 12; j++) {
        env.append("%s{'name':'VARIABLE_%d','value':'some value'}".formatted(j == 0 ? "" : ",", j));
      }
      for (int j = 0; j < 6; j++) {
        mounts.append("%s{'name':'v%d','mountPath':'/m/%d'}".formatted(j == 0 ? "" : ",", j, j));
      }
      containers.append(
          ",{'name':'c%d','image':'registry.example.com/team/app:1.%d','env':[%s],'volumeMounts':[%s],"
                  .formatted(i, i, env, mounts)
              + "'ports':[{'name':'http','containerPort':80%02d}],".formatted(i)
              + "'resources':{'limits':{'cpu':'1','memory':'1Gi'},'requests':{'cpu':'100m'}},"
              + "'livenessProbe':{'httpGet':{'path':'/live','port':'http'}},"
              + "'securityContext':{'runAsNonRoot':true,'capabilities':{'drop':['ALL']}}}");
    }
    String json =
        "{'metadata':{'name':'rich','namespace':'ns','labels':{'app':'rich','tier':'web'}},"
            + "'spec':{'containers':["
            + containers.substring(1)
            + "],'volumes':["
            + volumes
            + "],'tolerations':[{'key':'a','operator':'Exists'}],'nodeSelector':{'disk':'ssd'},"
            + "'affinity':{'nodeAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':"
            + "{'nodeSelectorTerms':[{'matchExpressions':"
            + "[{'key':'zone','operator':'In','values':['a','b']}]}]}}}}}";
    return new KubeObject(PodDefaults.pod(Verdict.object(json).root()));
  }

  @Test
  void aRichPodIsCheckedWithLittleMemory() {
    KubeObject pod = richPod();
    FieldErrors errors = new FieldErrors();
    new PodRules().validateCreate(Verdict.CONTEXT, pod, errors);
    assertEquals(0, errors.size());
    check(pod, WARM_UP);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long cpu = threads.getCurrentThreadCpuTime();
    check(pod, ROUNDS);
    cpu = (threads.getCurrentThreadCpuTime() - cpu) / ROUNDS;
    bytes = (threads.getCurrentThreadAllocatedBytes() - bytes) / ROUNDS;

    System.out.println("rich pod: " + cpu / 1000 + " us of CPU, " + bytes + " bytes");
    assertTrue(bytes <= BYTES, "bytes of one validation: " + bytes);
  }

  private static void check(KubeObject pod, int rounds) {
    PodRules rules = new PodRules();
    int wrong = 0;
    for (int i = 0; i < rounds; i++) {
      FieldErrors errors = new FieldErrors();
      rules.validateCreate(Verdict.CONTEXT, pod, errors);
      wrong += errors.size();
    }
    assertEquals(0, wrong);
  }
}
