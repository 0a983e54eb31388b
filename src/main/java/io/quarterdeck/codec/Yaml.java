package io.quarterdeck.codec;

import io.quarterdeck.object.Value;
import java.nio.charset.StandardCharsets;

/**
 * YAML as Kubernetes reads it: the first document of a stream, as the JSON that it means. Knows
 * nothing of kinds and fields.
 */
public final class Yaml {
  private Yaml() {}

  /**
   * Reads a document; an empty stream is null.
   *
   * @return with what strict decoding minds, in go-yaml's words
   * @throws YamlSyntaxException if it is none, or means nothing in JSON
   */
  public static Document read(byte[] bytes) {
    YamlReader.Read read = YamlReader.read(bytes);
    return new Document(read.value(), read.strictErrors());
  }

  /** Writes {@code value} as one document. */
  public static byte[] write(Value value) {
    return new YamlWriter().write(value).getBytes(StandardCharsets.UTF_8);
  }
}
