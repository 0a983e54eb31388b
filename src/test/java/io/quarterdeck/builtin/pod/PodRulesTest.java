package io.quarterdeck.builtin.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarterdeck.builtin.Verdict;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.status.FieldError;
import io.quarterdeck.status.FieldErrors;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of pods, with kube-apiserver's very words. */
class PodRulesTest {
  /** Returns a pod with defaults: its own spec's fields and its container's besides the least. */
  static KubeObject pod(String spec, String container) {
    String json =
        "{'metadata':{'name':'p','namespace':'ns','resourceVersion':'1'},'spec':{'containers':[{'name':'c','image':'i'"
            + (container.isEmpty() ? "" : "," + container)
            + "}]"
            + (spec.isEmpty() ? "" : "," + spec)
            + "}}";
    return new KubeObject(PodDefaults.pod(Verdict.object(json).root()));
  }

  private static String wrong(KubeObject pod) {
    FieldErrors errors = new FieldErrors();
    new PodRules().validateCreate(Verdict.CONTEXT, pod, errors);
    return errors.list().stream().map(FieldError::message).collect(Collectors.joining(" & "));
  }

  private static String wrongUpdate(KubeObject old, KubeObject pod) {
    FieldErrors errors = new FieldErrors();
    new PodRules().validateUpdate(Verdict.CONTEXT, pod, old, errors);
    return errors.list().stream()
        .map(e -> e.message().lines().findFirst().orElse(""))
        .distinct()
        .collect(Collectors.joining(" & "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          'restartPolicy':'Never' => ``
          'restartPolicy':'never' => `spec.restartPolicy: Unsupported value: "never": supported values: "Always", "OnFailure", "Never"`
          'nodeName':'a_b' => `spec.nodeName: Invalid value: "a_b": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')`
          'activeDeadlineSeconds':0 => `spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive`
          'dnsPolicy':'None','dnsConfig':{} => `spec.dnsConfig.nameservers: Required value: must provide at least one DNS nameserver when ``dnsPolicy`` is None`
          'tolerations':[{'key':'a','operator':'Exists','value':'b'}] => `spec.tolerations[0].operator: Invalid value: "b": value must be empty when ``operator`` is 'Exists'`
          'schedulingGates':[{'name':'a'},{'name':'a'}] => `spec.schedulingGates[1]: Duplicate value: "a"`
          'hostAliases':[{'ip':'x'}] => `spec.hostAliases[0].ip: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)`
          'topologySpreadConstraints':[{'maxSkew':0,'topologyKey':'z','whenUnsatisfiable':'DoNotSchedule'}] => `spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero`
          'ephemeralContainers':[{'name':'e','image':'i','terminationMessagePolicy':'File','imagePullPolicy':'Always'}] => `spec.ephemeralContainers: Forbidden: cannot be set on create`
          """)
  void aPodSaysWhatIsWrongWithItsSpec(String spec, String message) {
    assertEquals(message, wrong(pod(spec, "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          'image':'' => ~spec.containers[0].image: Required value~
          'image':' i' => ~spec.containers[0].image: Invalid value: " i": must not have leading or trailing whitespace~
          'imagePullPolicy':'Bad' => ~spec.containers[0].imagePullPolicy: Unsupported value: "Bad": supported values: "Always", "IfNotPresent", "Never"~
          'ports':[{'containerPort':0}] => ~spec.containers[0].ports[0].containerPort: Required value~
          'ports':[{'containerPort':65536}] => ~spec.containers[0].ports[0].containerPort: Invalid value: 65536: must be between 1 and 65535, inclusive~
          'env':[{'name':''}] => ~spec.containers[0].env[0].name: Required value~
          'env':[{'name':'a','value':'b','valueFrom':{'secretKeyRef':{'name':'s','key':'k'}}}] => ~spec.containers[0].env[0].valueFrom: Invalid value: "": may not be specified when `value` is not empty~
          'volumeMounts':[{'name':'v','mountPath':'/m'}] => ~spec.containers[0].volumeMounts[0].name: Not found: "v"~
          'resources':{'limits':{'cpu':'-1'},'requests':{'cpu':'-2'}} => ~spec.containers[0].resources.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0 & spec.containers[0].resources.requests[cpu]: Invalid value: "-2": must be greater than or equal to 0~
          'resources':{'requests':{'cpu':'2'},'limits':{'cpu':'1'}} => ~spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1~
          'livenessProbe':{} => ~spec.containers[0].livenessProbe: Required value: must specify a handler type~
          'securityContext':{'privileged':true,'allowPrivilegeEscalation':false} => ~spec.containers[0].securityContext: Invalid value: {"Capabilities":null,"Privileged":true,"SELinuxOptions":null,"WindowsOptions":null,"RunAsUser":null,"RunAsGroup":null,"RunAsNonRoot":null,"ReadOnlyRootFilesystem":null,"AllowPrivilegeEscalation":false,"ProcMount":null,"SeccompProfile":null,"AppArmorProfile":null}: cannot set `allowPrivilegeEscalation` to false and `privileged` to true~
          """)
  void aPodSaysWhatIsWrongWithAContainer(String container, String message) {
    assertEquals(message, wrong(pod("", container)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          {'name':'v'} => ~~
          {'name':'V'} => ~spec.volumes[0].name: Invalid value: "V": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')~
          {'name':'v','hostPath':{'path':'/a/../b'}} => ~spec.volumes[0].hostPath.path: Invalid value: "/a/../b": must not contain '..'~
          {'name':'v','nfs':{'server':'s','path':'p'}} => ~spec.volumes[0].nfs.path: Invalid value: "p": must be an absolute path~
          {'name':'v','emptyDir':{},'secret':{'secretName':'s'}} => ~spec.volumes[0].secret: Forbidden: may not specify more than 1 volume type~
          {'name':'v','secret':{'secretName':'s','defaultMode':512}} => ~spec.volumes[0].secret.defaultMode: Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive~
          {'name':'v','ephemeral':{}} => ~spec.volumes[0].ephemeral.volumeClaimTemplate: Required value~
          {'name':'v','csi':{'driver':'-'}} => ~spec.volumes[0].csi.driver: Invalid value: "-": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')~
          """)
  void aPodSaysWhatIsWrongWithAVolume(String volume, String message) {
    assertEquals(message, wrong(pod("'volumes':[" + volume + "]", "")));
  }

  @Test
  void twoVolumesHaveTwoNames() {
    assertEquals(
        "spec.volumes[1].name: Duplicate value: \"v\"",
        wrong(pod("'volumes':[{'name':'v','emptyDir':{}},{'name':'v','emptyDir':{}}]", "")));
  }

  @Test
  void onlyTheImageOfAContainerMayChange() {
    KubeObject old = pod("", "'command':['a']");

    assertEquals("", wrongUpdate(old, old.with("spec", pod("", "'command':['a']").spec())));
    assertEquals(
        "spec: Forbidden: pod updates may not change fields other than"
            + " `spec.containers[*].image`,`spec.initContainers[*].image`,"
            + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing"
            + " tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it"
            + " was previously negative)",
        wrongUpdate(old, pod("", "'command':['b']")));
  }

  @Test
  void theNameOfAPodShouldBeALabel() {
    KubeObject pod = pod("", "").edit("metadata", m -> m.with("name", "a.b"));

    assertEquals(
        List.of(
            "metadata.name: this is used in the Pod's hostname, which can result in surprising"
                + " behavior; a DNS label is recommended: [must not contain dots]"),
        new PodRules().warningsOnCreate(Verdict.CONTEXT, pod));
  }

  @Test
  void aDeprecatedVolumeIsWarnedOf() {
    KubeObject pod = pod("'volumes':[{'name':'v','gitRepo':{'repository':'r'}}]", "");

    assertEquals(
        List.of("spec.volumes[0].gitRepo: deprecated in v1.11, and disabled by default in v1.33+"),
        new PodRules().warningsOnCreate(Verdict.CONTEXT, pod));
  }
}
