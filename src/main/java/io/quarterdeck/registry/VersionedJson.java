package io.quarterdeck.registry;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.KubeObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts the resourceVersion into JSON that was written before it was known, so that an object is
 * encoded once for the store, the image, the answer and all watches.
 */
final class VersionedJson {
  private VersionedJson() {}

  /**
   * Returns the JSON of {@code object} at {@code revision}.
   *
   * @param line its JSON without resourceVersion, and a newline
   */
  static byte[] of(KubeObject object, byte[] line, long revision) {
    int at = behindUid(line, object.meta().uid());
    if (at < 0) {
      return Json.write(Forms.at(object, revision).root());
    }
    byte[] version =
        (",\"resourceVersion\":\"" + revision + '"').getBytes(StandardCharsets.US_ASCII);
    byte[] json = Arrays.copyOf(line, line.length - 1 + version.length);
    System.arraycopy(version, 0, json, at, version.length);
    System.arraycopy(line, at, json, at + version.length, line.length - 1 - at);
    return json;
  }

  /**
   * Returns the index behind the uid of metadata, which is the first of the document: no string can
   * hold its quotes unescaped, and owner references come later. Returns -1 if there is none.
   */
  private static int behindUid(byte[] line, String uid) {
    if (uid.isEmpty()) {
      return -1;
    }
    byte[] member = ("\"uid\":\"" + uid + '"').getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + member.length <= line.length; i++) {
      if (line[i] == '"' && Arrays.equals(line, i, i + member.length, member, 0, member.length)) {
        return i + member.length;
      }
    }
    return -1;
  }
}
