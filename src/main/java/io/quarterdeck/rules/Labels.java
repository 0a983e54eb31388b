package io.quarterdeck.rules;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.FieldErrors;
import java.util.List;
import java.util.Locale;

/** Checks maps of labels and of annotations. */
public final class Labels {
  /** All keys and values of an object's annotations together, in bytes. */
  public static final int ANNOTATIONS_MAX = 256 * 1024;

  private Labels() {}

  /** Checks keys and values of labels; both are reported at {@code path}. */
  public static void check(MapValue labels, Path path, FieldErrors errors) {
    for (int i = 0; i < labels.size(); i++) {
      String key = labels.keyAt(i);
      report(Formats.LABEL_KEY.check(key), key, path, errors);
      String value = text(labels.valueAt(i));
      report(Formats.LABEL_VALUE.check(value), value, path, errors);
    }
  }

  /** Checks the labels in a field. */
  public static void check(Fields fields, String name) {
    MapValue labels = fields.map(name);
    if (!labels.isEmpty()) {
      check(labels, fields.at(name), fields.errors());
    }
  }

  /** Checks keys of annotations (as labels', but upper case may be in them) and their size. */
  public static void checkAnnotations(MapValue annotations, Path path, FieldErrors errors) {
    for (int i = 0; i < annotations.size(); i++) {
      String key = annotations.keyAt(i);
      if (!Formats.LABEL_KEY.accepts(key)) {
        report(Formats.LABEL_KEY.check(key.toLowerCase(Locale.ROOT)), key, path, errors);
      }
    }
    checkSize(annotations, path, errors);
  }

  /** Checks the size of annotations alone. */
  public static void checkSize(MapValue annotations, Path path, FieldErrors errors) {
    long size = 0;
    for (int i = 0; i < annotations.size(); i++) {
      size += Chars.length(annotations.keyAt(i)) + Chars.length(text(annotations.valueAt(i)));
    }
    if (size > ANNOTATIONS_MAX) {
      errors.tooLong(path, ANNOTATIONS_MAX);
    }
  }

  /** Tells whether all keys and values are right. */
  public static boolean areValid(MapValue labels) {
    for (int i = 0; i < labels.size(); i++) {
      if (!Formats.LABEL_KEY.accepts(labels.keyAt(i))
          || !Formats.LABEL_VALUE.accepts(text(labels.valueAt(i)))) {
        return false;
      }
    }
    return true;
  }

  /** Checks one key of a label. */
  public static void checkKey(String key, Path path, FieldErrors errors) {
    report(Formats.LABEL_KEY.check(key), key, path, errors);
  }

  private static String text(Value v) {
    return v instanceof StringValue s ? s.value() : "";
  }

  private static void report(List<String> wrong, String value, Path path, FieldErrors errors) {
    for (int i = 0; i < wrong.size(); i++) {
      errors.invalid(path, value, wrong.get(i));
    }
  }
}
