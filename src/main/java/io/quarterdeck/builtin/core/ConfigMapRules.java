package io.quarterdeck.builtin.core;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/** The rules of ConfigMaps: keys become file names, all data fit into 1 MiB. */
final class ConfigMapRules implements Strategy {
  static final int DATA_MAX = 1024 * 1024;
  static final String FROZEN = "field is immutable when `immutable` is set";

  @Override
  public void validateCreate(RuleContext context, KubeObject map, FieldErrors errors) {
    Fields fields = Fields.of(map.root(), errors);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject map, KubeObject old, FieldErrors errors) {
    Fields fields = Fields.of(map.root(), errors);
    Metadata.checkUpdate(fields, old);
    checkFrozen(fields, old.root(), List.of("data", "binaryData"));
    ObjectMeta.check(fields.in("metadata"), true, nameRule()::check);
    Metadata.checkKubernetesFinalizers(fields.in("metadata"));
    check(fields);
  }

  /** What was declared immutable stays so, and so does what it holds (KEP-1412). */
  static void checkFrozen(Fields object, MapValue old, List<String> names) {
    if (!old.bool("immutable")) {
      return;
    }
    if (!object.isTrue("immutable")) {
      object.forbidden("immutable", FROZEN);
    }
    for (String name : names) {
      if (!object.map(name).equals(old.map(name))) {
        object.forbidden(name, FROZEN);
      }
    }
  }

  private static void check(Fields map) {
    MapValue data = map.map("data");
    MapValue binary = map.map("binaryData");
    long size = 0;
    for (int i = 0; i < data.size(); i++) {
      String key = data.keyAt(i);
      checkKey(map, "data", key);
      if (binary.has(key)) {
        map.errors()
            .invalid(map.at("data").key(key), key, "duplicate of key present in binaryData");
      }
      size += data.valueAt(i) instanceof StringValue s ? Chars.length(s.value()) : 0;
    }
    for (int i = 0; i < binary.size(); i++) {
      checkKey(map, "binaryData", binary.keyAt(i));
      size += decodedLength(binary.valueAt(i));
    }
    if (size > DATA_MAX) {
      map.errors().tooLong(Path.of(""), DATA_MAX);
    }
  }

  static void checkKey(Fields map, String name, String key) {
    for (String wrong : Formats.CONFIG_MAP_KEY.check(key)) {
      map.errors().invalid(map.at(name).key(key), key, wrong);
    }
  }

  /** Returns how many bytes the base64 text holds. */
  static long decodedLength(Value base64) {
    String text = base64 instanceof StringValue s ? s.value() : "";
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    return end * 3L / 4;
  }
}
