package io.quarterdeck.codec;

import io.quarterdeck.object.BoolValue;
import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a tree that is there already: the result of a patch, or a YAML document. */
final class TreeTokens implements Tokens {
  private final Value root;
  private final List<Frame> open = new ArrayList<>();
  private boolean started;
  private Value current = NullValue.NULL;
  private String name = "";

  TreeTokens(Value root) {
    this.root = root;
  }

  /** A container that is being walked; {@code named} once the name at {@code next} was given. */
  private static final class Frame {
    final Value container;
    int next;
    boolean named;

    Frame(Value container) {
      this.container = container;
    }
  }

  @Override
  public Kind next() {
    if (open.isEmpty()) {
      if (started) {
        return Kind.END;
      }
      started = true;
      return enter(root);
    }
    Frame top = open.getLast();
    return switch (top.container) {
      case MapValue map -> nextOf(top, map);
      case ListValue list when top.next < list.size() -> enter(list.get(top.next++));
      default -> leave(Kind.END_LIST);
    };
  }

  private Kind nextOf(Frame top, MapValue map) {
    if (top.next == map.size()) {
      return leave(Kind.END_MAP);
    }
    if (!top.named) {
      top.named = true;
      name = map.keyAt(top.next);
      current = NullValue.NULL;
      return Kind.NAME;
    }
    top.named = false;
    return enter(map.valueAt(top.next++));
  }

  private Kind leave(Kind end) {
    open.removeLast();
    return end;
  }

  private Kind enter(Value value) {
    current = value;
    return switch (value) {
      case MapValue map -> {
        open.add(new Frame(map));
        yield Kind.MAP;
      }
      case ListValue list -> {
        open.add(new Frame(list));
        yield Kind.LIST;
      }
      case StringValue s -> Kind.STRING;
      case IntValue n -> Kind.NUMBER;
      case FloatValue f -> Kind.NUMBER;
      case BoolValue b -> b == BoolValue.TRUE ? Kind.TRUE : Kind.FALSE;
      case NullValue n -> Kind.NULL;
    };
  }

  @Override
  public String text() {
    return switch (current) {
      case StringValue s -> s.value();
      case IntValue n -> Long.toString(n.value());
      case FloatValue f -> GoNumbers.format(f.value());
      default -> name;
    };
  }

  @Override
  public boolean isLong() {
    return current instanceof IntValue;
  }

  @Override
  public long longValue() {
    return current instanceof IntValue n ? n.value() : 0;
  }

  @Override
  public double doubleValue() {
    return current instanceof FloatValue f ? f.value() : longValue();
  }
}
