package io.quarterdeck.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of our tables: what the artifacts do not say about the types of one Go package. It knows the
 * text form, not what the words mean together.
 *
 * <p>A table opens with {@code package} (the prefix of its OpenAPI definitions), {@code group} (and
 * version) and {@code proto} (the package of its protobuf messages). Then each type has an entry
 * {@code Name: field field ...}, in the order of the Go struct; lines that are indented go on.
 *
 * <pre>
 *   Pod@: ...                       a kind: it has kind and apiVersion
 *   Toleration (atomic): ...        server-side apply takes the object as one value
 *   Subject (union kind user group) at most one of the fields after the discriminator (- if none)
 *
 *   name                            left out of JSON when it has Go's zero value
 *   name!                           always written
 *   name*                           a pointer in Go: absent differs from zero
 *   name=[]v1.NodePhase             the Go type that messages show, if it has names of its own
 *   name:[]string                   its type, where no artifact has it
 *   name#4                          its protobuf number, where no artifact has it
 *   name(map:type merge:type)       list and map kinds, patch strategy, default
 *   ...VolumeSource#2               an embedded struct and its protobuf number
 * </pre>
 */
record Table(
    String name,
    String definitions,
    String group,
    String version,
    String proto,
    List<TypeEntry> types) {

  record TypeEntry(String name, boolean kind, List<String> traits, List<FieldEntry> fields) {}

  /**
   * @param number -1 where the artifact says it
   * @param type "" where the artifact says it
   */
  record FieldEntry(
      String name,
      boolean embedded,
      boolean always,
      boolean pointer,
      String goType,
      String type,
      int number,
      List<String> traits) {}

  private static final Pattern HEAD =
      Pattern.compile("(?<name>\\w+)(?<kind>@?)(?: \\((?<traits>[^)]*)\\))?:");
  private static final Pattern FIELD =
      Pattern.compile(
          "(?<embedded>\\.\\.\\.)?(?<name>[\\w$.-]+)(?<always>!?)(?<pointer>\\*?)"
              + "(?:=(?<go>[\\w.\\[\\]]+))?(?::(?<type>[\\w.\\[\\]{}+|]+))?"
              + "(?:#(?<number>\\d+))?(?:\\((?<traits>[^)]*)\\))?");

  static Table read(Path file) throws IOException {
    Parser parser = new Parser();
    for (String line : Files.readAllLines(file)) {
      parser.line(line);
    }
    String name = file.getFileName().toString().replaceFirst("\\.types$", "");
    return parser.finish(name);
  }

  /** Returns the Go package's own name, which is the last part of the definitions' prefix. */
  String goPackage() {
    return definitions.substring(definitions.lastIndexOf('.') + 1);
  }

  private static final class Parser {
    private String definitions = "";
    private String group = "";
    private String version = "";
    private String proto = "";
    private final List<TypeEntry> types = new ArrayList<>();

    void line(String line) {
      String[] words = line.strip().split(" ");
      if (line.isBlank() || line.startsWith("#")) {
        return;
      }
      switch (words[0]) {
        case "package" -> definitions = words[1];
        case "proto" -> proto = words[1];
        case "group" -> {
          group = words[1].equals("\"\"") ? "" : words[1];
          version = words[2];
        }
        default -> entry(line);
      }
    }

    private void entry(String line) {
      if (line.startsWith(" ")) {
        types.getLast().fields().addAll(fields(line));
        return;
      }
      Matcher head = HEAD.matcher(line);
      if (!head.lookingAt()) {
        throw new IllegalArgumentException("not an entry: " + line);
      }
      String fields = line.substring(head.end());
      types.add(
          new TypeEntry(
              head.group("name"),
              !head.group("kind").isEmpty(),
              traits(head.group("traits")),
              new ArrayList<>(fields(fields))));
    }

    private static List<FieldEntry> fields(String line) {
      List<FieldEntry> fields = new ArrayList<>();
      Matcher m = FIELD.matcher(line);
      int at = 0;
      while (at < line.length()) {
        if (line.charAt(at) == ' ') {
          at++;
          continue;
        }
        if (!m.find(at) || m.start() != at) {
          throw new IllegalArgumentException("not a field: " + line.substring(at));
        }
        fields.add(field(m));
        at = m.end();
      }
      return fields;
    }

    private static FieldEntry field(Matcher m) {
      String number = m.group("number");
      return new FieldEntry(
          m.group("name"),
          m.group("embedded") != null,
          !m.group("always").isEmpty(),
          !m.group("pointer").isEmpty(),
          orEmpty(m.group("go")),
          orEmpty(m.group("type")),
          number == null ? -1 : Integer.parseInt(number),
          traits(m.group("traits")));
    }

    private static List<String> traits(@org.jspecify.annotations.Nullable String text) {
      return text == null || text.isBlank() ? List.of() : List.of(text.split(" "));
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
      return text == null ? "" : text;
    }

    Table finish(String name) {
      return new Table(name, definitions, group, version, proto, List.copyOf(types));
    }
  }
}
