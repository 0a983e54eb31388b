package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.GoStructs;
import io.quarterdeck.rules.UnifiedDiff;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Shows a reader where two objects differ, below a message that something may not change: as
 * kube-apiserver, which compares its internal structs as indented JSON.
 */
public final class SpecDiff {
  private static final Map<String, GoStruct> STRUCTS = read();

  /** What the internal API has in the pod's security context. */
  private static final List<String> HOST_FIELDS =
      List.of("hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace", "hostUsers");

  private SpecDiff() {}

  private static Map<String, GoStruct> read() {
    try (InputStream in =
        Objects.requireNonNull(SpecDiff.class.getResourceAsStream("internal-structs.txt"))) {
      return GoStructs.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns where two pods' specs differ. */
  static String ofPods(MapValue old, MapValue now) {
    return of("PodSpec", internal(old), internal(now));
  }

  /**
   * Returns where two objects differ.
   *
   * @param struct the name of their internal type
   */
  public static String of(String struct, MapValue old, MapValue now) {
    GoStruct form = Objects.requireNonNull(STRUCTS.get(struct), struct);
    return UnifiedDiff.of(indented(form.show(old).text()), indented(form.show(now).text()));
  }

  private static MapValue internal(MapValue spec) {
    MapValue context = spec.map("securityContext");
    for (String field : HOST_FIELDS) {
      Value value = spec.find(field);
      context = value == null ? context : context.with(field, value);
    }
    return spec.with("securityContext", context);
  }

  /** Returns JSON with a line for each value, one space deeper than what it is in. */
  static String indented(String json) {
    StringBuilder text = new StringBuilder(json.length() * 2);
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (quoted) {
        text.append(c);
        if (c == '\\') {
          text.append(json.charAt(++i));
        }
        quoted = c != '"';
        continue;
      }
      switch (c) {
        case '"' -> {
          text.append(c);
          quoted = true;
        }
        case '{', '[' -> {
          text.append(c);
          char next = json.charAt(i + 1);
          if (next == '}' || next == ']') {
            text.append(json.charAt(++i));
          } else {
            line(text, ++depth);
          }
        }
        case '}', ']' -> {
          line(text, --depth);
          text.append(c);
        }
        case ',' -> {
          text.append(c);
          line(text, depth);
        }
        case ':' -> text.append(": ");
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, int depth) {
    text.append('\n').repeat(' ', depth);
  }
}
