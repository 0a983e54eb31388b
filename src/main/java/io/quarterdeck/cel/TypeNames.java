package io.quarterdeck.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypes;
import java.util.regex.Pattern;

/** The names of types: as declarations have them, and as cel-go's type checker shows them. */
public final class TypeNames {
  private static final Pattern NULL = Pattern.compile("\\bnull\\b");
  private static final Pattern UNKNOWN = Pattern.compile("%[a-zA-Z]+[0-9]+");

  private TypeNames() {}

  /**
   * Returns a type as Kubernetes' own messages name it: {@code list(string)}, {@code null_type}.
   */
  public static String of(CelType type) {
    return NULL.matcher(CelTypes.format(type)).replaceAll("null_type");
  }

  /** Returns a type as messages of the type checker name it: {@code timestamp}, {@code null}. */
  static String shown(CelType type) {
    return shown(CelTypes.format(type));
  }

  /** Returns a message of the type checker with the names of types that cel-go gives them. */
  static String shown(String message) {
    String named =
        message
            .replace("google.protobuf.Timestamp", "timestamp")
            .replace("google.protobuf.Duration", "duration")
            .replace("google.protobuf.Any", "any")
            .replace("null_type", "null")
            .replace("*error*", "!error!");
    return UNKNOWN.matcher(named).replaceAll("dyn");
  }
}
