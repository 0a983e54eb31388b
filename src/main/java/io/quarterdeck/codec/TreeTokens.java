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
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a tree that is there already: the result of a patch, or a YAML document. Parts that
 * a known tree has in the same place are one token each.
 */
final class TreeTokens implements Tokens {
  private final Value root;
  private final Value known;
  private final List<Frame> open = new ArrayList<>();
  private boolean started;
  private Value current = NullValue.NULL;
  private String name = "";

  TreeTokens(Value root) {
    this(root, NullValue.NULL);
  }

  /**
   * @param known the tree whose parts need no reading where they are the same nodes
   */
  TreeTokens(Value root, Value known) {
    this.root = root;
    this.known = known;
  }

  /** A container that is being walked; {@code named} once the name at {@code next} was given. */
  private static final class Frame {
    final Value container;
    final Value known;
    int next;
    boolean named;

    Frame(Value container, Value known) {
      this.container = container;
      this.known = known;
    }

    /** Returns what the known tree has under {@code name}. */
    @Nullable Value knownAt(String name) {
      return known instanceof MapValue map ? map.find(name) : null;
    }

    /** Returns what the known tree has at {@code index}. */
    @Nullable Value knownAt(int index) {
      return known instanceof ListValue list && index < list.size() ? list.get(index) : null;
    }
  }

  @Override
  public Kind next() {
    if (open.isEmpty()) {
      if (started) {
        return Kind.END;
      }
      started = true;
      return enter(root, known);
    }
    Frame top = open.getLast();
    return switch (top.container) {
      case MapValue map -> nextOf(top, map);
      case ListValue list when top.next < list.size() ->
          enter(list.get(top.next), top.knownAt(top.next++));
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
    return enter(map.valueAt(top.next++), top.knownAt(name));
  }

  private Kind leave(Kind end) {
    open.removeLast();
    return end;
  }

  private Kind enter(Value value, @Nullable Value there) {
    current = value;
    return switch (value) {
      case MapValue map when map == there -> Kind.KNOWN;
      case ListValue list when list == there -> Kind.KNOWN;
      case MapValue map -> open(map, there, Kind.MAP);
      case ListValue list -> open(list, there, Kind.LIST);
      case StringValue s -> Kind.STRING;
      case IntValue n -> Kind.NUMBER;
      case FloatValue f -> Kind.NUMBER;
      case BoolValue b -> b == BoolValue.TRUE ? Kind.TRUE : Kind.FALSE;
      case NullValue n -> Kind.NULL;
    };
  }

  private Kind open(Value container, @Nullable Value there, Kind kind) {
    open.add(new Frame(container, there == null ? NullValue.NULL : there));
    return kind;
  }

  @Override
  public Value known() {
    return current;
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
