package io.quarterdeck.bench;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The objects that the benchmark works with, of the sizes that its figures name. */
final class Objects {
  private Objects() {}

  /** A config map of about 1 KB. */
  static byte[] configMap(String name, int version) {
    return bytes(
        "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'%s'},'data':{'version':'%d','text':'%s'}}",
        name, version, "x".repeat(700));
  }

  /** A pod of about 2 KB as it is stored; every tenth is "front", a hundred share a node. */
  static byte[] pod(String name, int number) {
    return bytes(
        "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'%s','labels':{'app':'%s'}},'spec':{"
            + "'nodeName':'node-%d','automountServiceAccountToken':false,'containers':[{'name':'a',"
            + "'image':'registry.example.com/app:1','args':['%s']}]}}",
        name, number % 10 == 0 ? "front" : "back", number / 100, "x".repeat(500));
  }

  /** A pod of about 10 KB with many environment variables. */
  static byte[] richPod(String name) {
    String env =
        IntStream.range(0, 90)
            .mapToObj(i -> "{'name':'VARIABLE_" + i + "','value':'" + "v".repeat(60) + "'}")
            .collect(Collectors.joining(","));
    return bytes(
        "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'%s'},'spec':{'automountServiceAccountToken':false,"
            + "'containers':[{'name':'a','image':'registry.example.com/app:1','env':[%s]}]}}",
        name, env);
  }

  static byte[] bytes(String json, Object... arguments) {
    return json.formatted(arguments).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
