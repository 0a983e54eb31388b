package io.quarterdeck.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The official JavaScript client against the packaged server: {@code -Dquarterdeck.it.node=DIR}
 * names a directory into which {@code npm install @kubernetes/client-node} was said.
 */
@EnabledIfSystemProperty(named = NodeClientIT.DIRECTORY, matches = ".+")
class NodeClientIT {
  static final String DIRECTORY = "quarterdeck.it.node";

  private static final String SCRIPT =
      """
      import * as k8s from '@kubernetes/client-node';

      const config = new k8s.KubeConfig();
      config.loadFromFile(process.argv[2]);
      const api = config.makeApiClient(k8s.CoreV1Api);
      const namespace = 'default';
      await api.createNamespacedConfigMap(
        {namespace, body: {metadata: {name: 'node'}, data: {a: 'b'}}});

      const heard = [];
      const query = {fieldSelector: 'metadata.name=node', timeoutSeconds: 30};
      await new Promise((resolve, reject) => new k8s.Watch(config).watch(
        '/api/v1/namespaces/default/configmaps', query,
        async (type, object) => {
          heard.push(type + ' ' + object.data.a);
          if (type === 'ADDED') await api.deleteNamespacedConfigMap({namespace, name: 'node'});
          if (type === 'DELETED') resolve();
        },
        error => error ? reject(error) : resolve()));
      console.log(heard.join());
      process.exit(0);
      """;

  @TempDir Path directory;

  @Test
  @Timeout(600)
  void objectsAreMadeWatchedAndDeleted() throws Exception {
    Path modules = Path.of(System.getProperty(DIRECTORY));
    Path script = Files.writeString(modules.resolve("quarterdeck-it.mjs"), SCRIPT);
    try (PackagedServer server = PackagedServer.start(directory)) {
      Process node =
          new ProcessBuilder("node", script.toString(), server.kubeconfig().toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertEquals(0, node.waitFor(), said);
      assertEquals("ADDED b,DELETED b", said.strip());
    } finally {
      Files.delete(script);
    }
  }
}
