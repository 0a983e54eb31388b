package io.quarterdeck.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Structs that name each other, read from a text: a line for each, {@code Name: fields}, in the
 * words of {@link GoStruct#of} with {@code :Type} behind a field that has a type of these. Lines
 * that begin with {@code #} say something to people.
 */
public final class GoStructs {
  private static final String TAGGED = "TAGGED";

  private final Map<String, String> declared = new HashMap<>();
  private final Map<String, GoStruct> made = new HashMap<>();

  private GoStructs() {}

  /** Reads declarations; a struct may not be part of itself. */
  public static Map<String, GoStruct> read(String text) {
    GoStructs structs = new GoStructs();
    for (String line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
      int colon = line.indexOf(": ");
      structs.declared.put(line.substring(0, colon), line.substring(colon + 2));
    }
    structs.declared.keySet().forEach(structs::make);
    return Map.copyOf(structs.made);
  }

  private GoStruct make(String name) {
    if (name.equals(TAGGED)) {
      return GoStruct.TAGGED;
    }
    GoStruct known = made.get(name);
    if (known != null) {
      return known;
    }
    String fields =
        Optional.ofNullable(declared.get(name))
            .orElseThrow(() -> new IllegalArgumentException("no struct " + name));
    StringBuilder plain = new StringBuilder();
    Map<String, String> types = new HashMap<>();
    for (String word : fields.split(" ")) {
      int colon = word.indexOf(':');
      plain.append(plain.isEmpty() ? "" : " ").append(colon < 0 ? word : word.substring(0, colon));
      if (colon >= 0) {
        types.put(GoStruct.goName(word), word.substring(colon + 1));
      }
    }
    GoStruct struct = GoStruct.of(plain.toString());
    for (Map.Entry<String, String> type : types.entrySet()) {
      struct = struct.with(type.getKey(), make(type.getValue()));
    }
    made.put(name, struct);
    return struct;
  }
}
