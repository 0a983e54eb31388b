package io.quarterdeck.codec;

import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.IntValue;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.status.GoText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * Reads the first document of a YAML stream as sigs.k8s.io/yaml turns it into JSON: YAML 1.1's
 * scalars, keys of any scalar as strings and sorted, aliases and merge keys resolved.
 *
 * <p>Two steps: the events become nodes, then the nodes values, where an alias walks its anchor's
 * node again. Such walks are counted: a document that is mostly aliases is refused ("billion
 * laughs"), by go-yaml's own measure.
 */
final class YamlReader {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build(); // bodies are bounded

  private static final int ALIAS_WALKS_FREE = 100;
  private static final int WALKS_FREE = 1_000;
  private static final double SMALL_WALKS = 400_000; // up to here 99 % may come from aliases
  private static final double LARGE_WALKS = 4_000_000; // from here on 10 %

  private final Map<Node, Boolean> openAliases = new java.util.IdentityHashMap<>();
  private final List<String> duplicates = new ArrayList<>();
  private int walks;
  private int aliasWalks;
  private int aliasDepth;
  private int depth;

  private YamlReader() {}

  /**
   * A document as a tree.
   *
   * @param strictErrors what go-yaml's strict mode says: keys that came twice
   */
  record Read(Value value, List<String> strictErrors) {}

  /**
   * Reads the first document; an empty stream is null.
   *
   * @throws YamlSyntaxException if it is no YAML, or means nothing in JSON
   */
  static Read read(byte[] bytes) {
    YamlReader reader = new YamlReader();
    Optional<Node> root = new Composer(bytes).compose();
    Value value = root.map(reader::value).orElse(Value.ofNull());
    if (reader.duplicates.isEmpty()) {
      return new Read(value, List.of());
    }
    String errors = "yaml: unmarshal errors:\n" + String.join("\n", reader.duplicates);
    return new Read(value, List.of(errors));
  }

  /** What stands in the document. */
  sealed interface Node {
    int line();
  }

  record ScalarNode(String text, String tag, boolean plain, int line) implements Node {}

  record ListNode(List<Node> items, int line) implements Node {}

  record MapNode(List<Node> keys, List<Node> values, int line) implements Node {}

  record AliasNode(String name, Node target, int line) implements Node {}

  private Value value(Node node) {
    count();
    return switch (node) {
      case ScalarNode s -> YamlScalars.resolve(s.text, s.tag, s.plain);
      case AliasNode alias -> ofAlias(alias);
      case ListNode list -> {
        deeper();
        List<Value> items = list.items.stream().map(this::value).toList();
        depth--;
        yield ListValue.of(items);
      }
      case MapNode map -> {
        deeper();
        SortedEntries entries = new SortedEntries();
        fill(entries, map, new HashSet<>());
        depth--;
        yield entries.build();
      }
    };
  }

  private void fill(SortedEntries entries, MapNode map, Set<String> seen) {
    for (int i = 0; i < map.keys.size(); i++) {
      Node key = map.keys.get(i);
      Node value = map.values.get(i);
      if (key instanceof ScalarNode s && s.plain && s.text.equals("<<")) {
        merge(entries, value, seen);
        continue;
      }
      Value keyValue = value(key);
      String name = name(keyValue);
      Value read = value(value);
      if (!seen.add(name)) {
        String shown = keyValue instanceof StringValue ? GoText.quote(name) : name;
        duplicates.add("  line " + value.line() + ": key " + shown + " already set in map");
      }
      entries.put(name, read);
    }
  }

  private void merge(SortedEntries entries, Node node, Set<String> seen) {
    Node target = node instanceof AliasNode alias ? alias.target : node;
    switch (target) {
      case MapNode map -> {
        deeper();
        fill(entries, map, seen);
        depth--;
      }
      case ListNode list -> {
        deeper();
        for (int i = list.items.size() - 1; i >= 0; i--) { // the first of them wins
          merge(entries, list.items.get(i), seen);
        }
        depth--;
      }
      default ->
          throw new YamlSyntaxException(
              "yaml: map merge requires map or sequence of maps as the value");
    }
  }

  private Value ofAlias(AliasNode alias) {
    if (openAliases.put(alias.target, true) != null) {
      throw new YamlSyntaxException("yaml: anchor '" + alias.name + "' value contains itself");
    }
    aliasDepth++;
    Value value = value(alias.target);
    aliasDepth--;
    openAliases.remove(alias.target);
    return value;
  }

  private void count() {
    walks++;
    if (aliasDepth > 0) {
      aliasWalks++;
    }
    double share = (double) aliasWalks / walks;
    if (aliasWalks > ALIAS_WALKS_FREE && walks > WALKS_FREE && share > allowedShare(walks)) {
      throw new YamlSyntaxException("yaml: document contains excessive aliasing");
    }
  }

  private static double allowedShare(int walks) {
    double part = (walks - SMALL_WALKS) / (LARGE_WALKS - SMALL_WALKS);
    return 0.99 - 0.89 * Math.clamp(part, 0, 1);
  }

  private void deeper() {
    if (++depth > TypedReader.DEPTH_MAX) {
      throw new YamlSyntaxException("yaml: exceeded max depth of " + TypedReader.DEPTH_MAX);
    }
  }

  /** Returns a key as JSON knows it. */
  private static String name(Value key) {
    return switch (key) {
      case StringValue s -> s.value();
      case IntValue n -> Long.toString(n.value());
      case FloatValue f -> GoNumbers.format(f.value());
      case io.quarterdeck.object.BoolValue b -> b == Value.of(true) ? "true" : "false";
      case NullValue n ->
          throw new YamlSyntaxException(
              "unsupported map key of type: %!s(<nil>), key: <nil>, value: <nil>");
      case MapValue map -> throw invalidKey(map);
      case ListValue list -> throw invalidKey(list);
    };
  }

  private static YamlSyntaxException invalidKey(Value key) {
    return new YamlSyntaxException("yaml: invalid map key: " + GoValues.show(key));
  }

  /** Makes nodes of the parser's events. */
  private static final class Composer {
    private final Iterator<Event> events;
    private final Map<String, Node> anchors = new HashMap<>();
    private int depth;

    Composer(byte[] bytes) {
      events =
          new Parse(SETTINGS).parseString(new String(bytes, StandardCharsets.UTF_8)).iterator();
    }

    Optional<Node> compose() {
      try {
        while (events.hasNext()) {
          if (events.next() instanceof DocumentStartEvent) {
            return Optional.of(node(events.next()));
          }
        }
        return Optional.empty();
      } catch (MarkedYamlEngineException e) {
        throw YamlProblems.translated(e);
      } catch (ReaderException e) {
        throw new YamlSyntaxException("yaml: control characters are not allowed");
      } catch (YamlVersionException e) {
        throw new YamlSyntaxException("yaml: found incompatible YAML document");
      } catch (YamlEngineException e) {
        throw new YamlSyntaxException("yaml: " + e.getMessage());
      } catch (IllegalArgumentException e) { // the scanner does not guard its own parseInt
        throw new YamlSyntaxException("yaml: did not find expected hexdecimal number");
      }
    }

    private Node node(Event event) {
      int line = event.getStartMark().map(m -> m.getLine() + 1).orElse(0);
      return switch (event) {
        case ScalarEvent s ->
            anchored(s, new ScalarNode(s.getValue(), s.getTag().orElse(""), s.isPlain(), line));
        case AliasEvent alias -> alias(alias, line);
        case SequenceStartEvent list -> list(list, line);
        case MappingStartEvent map -> map(map, line);
        default -> throw new YamlSyntaxException("yaml: unexpected " + event.getEventId());
      };
    }

    private Node anchored(NodeEvent event, Node node) {
      event.getAnchor().map(Anchor::getValue).ifPresent(a -> anchors.put(a, node));
      return node;
    }

    private Node alias(AliasEvent event, int line) {
      String name = event.getAlias().getValue();
      Node target = anchors.get(name);
      if (target == null) {
        throw new YamlSyntaxException("yaml: unknown anchor '" + name + "' referenced");
      }
      return new AliasNode(name, target, line);
    }

    private Node list(SequenceStartEvent event, int line) {
      deeper();
      List<Node> items = new ArrayList<>();
      Node list = anchored(event, new ListNode(items, line));
      for (Event next = events.next();
          next.getEventId() != Event.ID.SequenceEnd;
          next = events.next()) {
        items.add(node(next));
      }
      depth--;
      return list;
    }

    private Node map(MappingStartEvent event, int line) {
      deeper();
      MapNode map = new MapNode(new ArrayList<>(), new ArrayList<>(), line);
      anchored(event, map);
      for (Event next = events.next();
          next.getEventId() != Event.ID.MappingEnd;
          next = events.next()) {
        map.keys.add(node(next));
        map.values.add(node(events.next()));
      }
      depth--;
      return map;
    }

    private void deeper() {
      if (++depth > TypedReader.DEPTH_MAX) {
        throw new YamlSyntaxException("yaml: exceeded max depth of " + TypedReader.DEPTH_MAX);
      }
    }
  }
}
