package io.quarterdeck.codec;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes trees as sigs.k8s.io/yaml does with go-yaml v2: block style, keys sorted, lists as far to
 * the left as their key, long texts folded. How a text is quoted is {@link YamlText}'s business.
 */
final class YamlWriter {
  private static final int INDENT = 2;
  private static final int WIDTH = 80; // a text goes on in the next line at a space behind it
  private static final int SIMPLE_KEY_MAX = 128; // bytes; longer keys stand behind a question mark

  private final StringBuilder out = new StringBuilder();
  private int column;

  String write(Value root) {
    node(root, 0);
    newline();
    return out.toString();
  }

  private void newline() {
    if (column > 0) {
      out.append('\n');
      column = 0;
    }
  }

  private void indent(int indent) {
    newline();
    out.repeat(' ', indent);
    column = indent;
  }

  private void put(String text) {
    out.append(text);
    column += text.codePointCount(0, text.length());
  }

  /** Writes what follows a key or a dash: scalars and empty containers in the same line. */
  private void node(Value value, int indent) {
    switch (value) {
      case MapValue map when !map.isEmpty() -> map(map, indent, false);
      case ListValue list when !list.isEmpty() -> list(list, indent, false);
      default -> scalar(value, indent);
    }
  }

  /**
   * @param open whether the first key stands in the line that is open
   */
  private void map(MapValue map, int indent, boolean open) {
    List<String> keys = map.keys().stream().sorted(YamlKeys.NATURAL).toList();
    boolean first = open;
    for (String key : keys) {
      if (!first) {
        indent(indent);
      }
      first = false;
      boolean simple = key(key, indent);
      put(simple ? ":" : ": ");
      Value value = map.get(key).orElseThrow();
      switch (value) {
        case MapValue child when !child.isEmpty() -> map(child, indent + INDENT, !simple);
        case ListValue child when !child.isEmpty() ->
            list(child, simple ? indent : indent + INDENT, !simple);
        default -> {
          put(simple ? " " : "");
          scalar(value, indent + INDENT);
        }
      }
    }
  }

  /** Writes a key and returns whether it stands in one line, before its colon. */
  private boolean key(String key, int indent) {
    int bytes = key.getBytes(StandardCharsets.UTF_8).length;
    boolean lines = key.indexOf('\n') >= 0 || key.indexOf('\r') >= 0;
    boolean simple = bytes <= SIMPLE_KEY_MAX && !lines;
    if (!simple) {
      put("? ");
    }
    text(YamlText.of(key, simple), indent + INDENT, !simple);
    if (!simple) {
      indent(indent);
    }
    return simple;
  }

  private void list(ListValue list, int indent, boolean open) {
    boolean first = open;
    for (Value item : list) {
      if (!first) {
        indent(indent);
      }
      first = false;
      put("- ");
      switch (item) {
        case MapValue map when !map.isEmpty() -> map(map, indent + INDENT, true);
        case ListValue inner when !inner.isEmpty() -> list(inner, indent + INDENT, true);
        default -> scalar(item, indent + INDENT);
      }
    }
  }

  private void scalar(Value value, int indent) {
    switch (value) {
      case StringValue s -> text(YamlText.of(s.value(), false), indent, true);
      case IntValue n -> put(Long.toString(n.value()));
      case FloatValue f -> put(YamlKeys.general(f.value()));
      case BoolValue b -> put(b == BoolValue.TRUE ? "true" : "false");
      case NullValue n -> put("null");
      case MapValue map -> put("{}");
      case ListValue list -> put("[]");
    }
  }

  private void text(YamlText text, int indent, boolean folds) {
    switch (text.style()) {
      case LITERAL -> literal(text.value(), indent);
      case PLAIN -> folded(text.value(), indent, folds, YamlText.Style.PLAIN);
      case SINGLE -> {
        put("'");
        folded(text.value(), indent, folds, YamlText.Style.SINGLE);
        put("'");
      }
      case DOUBLE -> {
        put("\"");
        folded(text.value(), indent, folds, YamlText.Style.DOUBLE);
        put("\"");
      }
    }
  }

  private void literal(String value, int indent) {
    put("|");
    char first = value.charAt(0);
    if (first == ' ' || first == '\n') {
      put(Integer.toString(INDENT));
    }
    boolean ends = value.endsWith("\n");
    if (!ends) {
      put("-");
    } else if (value.length() == 1 || value.endsWith("\n\n")) {
      put("+");
    }
    newline();
    for (String line : (ends ? value.substring(0, value.length() - 1) : value).split("\n", -1)) {
      if (!line.isEmpty()) {
        out.repeat(' ', indent).append(line);
      }
      out.append('\n');
    }
    column = 0;
    if (!ends) { // the line stays open: whoever writes next ends it
      out.setLength(out.length() - 1);
      column = 1;
    }
  }

  private void folded(String value, int indent, boolean folds, YamlText.Style style) {
    if (style == YamlText.Style.PLAIN && column + value.length() <= WIDTH) {
      put(value);
      return;
    }
    boolean spaces = false;
    int length = value.length();
    for (int i = 0; i < length; ) {
      int c = value.codePointAt(i);
      boolean space = c == ' ';
      if (space && folds && !spaces && column > WIDTH && mayBreak(value, i, style)) {
        out.append('\n').repeat(' ', indent);
        column = indent;
        if (style == YamlText.Style.DOUBLE && value.charAt(i + 1) == ' ') {
          put("\\");
        }
      } else {
        put(YamlText.written(c, style));
      }
      spaces = space;
      i += Character.charCount(c);
    }
  }

  private static boolean mayBreak(String value, int i, YamlText.Style style) {
    boolean last = i + 1 >= value.length();
    return switch (style) {
      case PLAIN -> !last && value.charAt(i + 1) != ' ';
      case SINGLE -> i > 0 && !last && value.charAt(i + 1) != ' ';
      case DOUBLE -> i > 0 && !last;
      case LITERAL -> false;
    };
  }
}
