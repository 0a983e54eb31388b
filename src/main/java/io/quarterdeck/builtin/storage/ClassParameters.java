package io.quarterdeck.builtin.storage;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What StorageClass and VolumeAttributesClass share: the driver's name and the driver's parameters.
 */
final class ClassParameters {
  private static final int MAX_BYTES = 256 * 1024;
  private static final int MAX_ENTRIES = 512;

  private ClassParameters() {}

  /** A driver's name: a qualified name in any case. */
  static void checkDriver(Fields fields, String name) {
    if (fields.required(name)) {
      String lower = fields.string(name).toLowerCase(Locale.ROOT);
      Formats.LABEL_KEY.check(lower).forEach(wrong -> fields.invalid(name, lower, wrong));
    }
  }

  static void check(Fields fields) {
    MapValue parameters = fields.map("parameters");
    if (parameters.size() > MAX_ENTRIES) {
      fields.errors().tooLong(fields.at("parameters"), MAX_ENTRIES);
      return;
    }
    if (parameters.find("") != null) {
      fields.invalid("parameters", "", "field can not be empty.");
    }
    if (bytes(parameters) > MAX_BYTES) {
      fields.errors().tooLong(fields.at("parameters"), MAX_BYTES);
    }
  }

  /** Returns the length of all keys and values in UTF-8. */
  static long bytes(MapValue strings) {
    long total = 0;
    for (int i = 0; i < strings.size(); i++) {
      total += length(strings.keyAt(i));
      total += strings.valueAt(i) instanceof StringValue s ? length(s.value()) : 0;
    }
    return total;
  }

  private static int length(String s) {
    return s.getBytes(StandardCharsets.UTF_8).length;
  }
}
