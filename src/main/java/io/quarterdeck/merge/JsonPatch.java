package io.quarterdeck.merge;

import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.NullValue;
import io.quarterdeck.object.StringValue;
import io.quarterdeck.object.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON patch (RFC 6902) with the liberties of the library that Kubernetes uses
 * (evanphx/json-patch v4): replace sets a missing key of a map, copy of a missing key gives null,
 * indices may count from the end, and a pointer that does not begin with a slash loses its first
 * segment. Does not decode what it makes.
 */
public record JsonPatch(List<Operation> operations) {
  /** Upstream's {@code maxJSONPatchOperations}: the work of one request. */
  static final int MAX_OPERATIONS = 10_000;

  /** Bytes that copies may add in one patch: upstream's limit of a request's body. */
  static final int MAX_COPIED_BYTES = 3 * 1024 * 1024;

  private static final Set<String> KNOWN = Set.of("op", "path", "from", "value");

  /**
   * One operation. A member that is missing or not a string is Java's null, except {@code op},
   * which reads {@code unknown} then.
   *
   * @param hasValue whether {@code value} was there; if not, it is JSON's null
   */
  public record Operation(
      String op, @Nullable String path, @Nullable String from, boolean hasValue, Value value) {}

  /**
   * Reads a patch.
   *
   * @throws PatchException malformed, if it is no list of objects; too large, if it has more than
   *     {@value #MAX_OPERATIONS} operations
   */
  public static JsonPatch parse(Value patch) {
    if (patch == NullValue.NULL) {
      return new JsonPatch(List.of());
    }
    if (!(patch instanceof ListValue list)) {
      throw cannotUnmarshal(patch, "value of type jsonpatch.Patch");
    }
    List<Operation> operations = new ArrayList<>(list.size());
    for (Value item : list) {
      operations.add(operation(item));
    }
    if (operations.size() > MAX_OPERATIONS) {
      throw new PatchException(
          PatchException.Kind.TOO_LARGE,
          "The allowed maximum operations in a JSON patch is "
              + MAX_OPERATIONS
              + ", got "
              + operations.size());
    }
    return new JsonPatch(operations);
  }

  private static Operation operation(Value item) {
    if (item == NullValue.NULL) {
      return new Operation("unknown", null, null, false, item);
    }
    if (!(item instanceof MapValue members)) {
      throw cannotUnmarshal(item, "value of type jsonpatch.Operation");
    }
    String op = text(members, "op");
    Value value = members.find("value");
    return new Operation(
        op == null ? "unknown" : op,
        text(members, "path"),
        text(members, "from"),
        value != null,
        value == null ? Value.ofNull() : value);
  }

  private static @Nullable String text(MapValue members, String name) {
    return members.find(name) instanceof StringValue s ? s.value() : null;
  }

  /**
   * Checks a patch as the field validation modes Warn and Strict do before it is read.
   *
   * @return one text for each member that no operation has, as {@code strict decoding error} lists
   *     them
   * @throws PatchException malformed, if a member has the wrong type
   */
  public static List<String> unknownMembers(Value patch) {
    List<String> unknown = new ArrayList<>();
    if (patch instanceof ListValue list) {
      for (int i = 0; i < list.size(); i++) {
        collectUnknown(list.get(i), i, unknown);
      }
    } else if (patch != NullValue.NULL) {
      throw undecodable(patch, "value of type []handlers.jsonPatchOp");
    }
    return unknown;
  }

  private static void collectUnknown(Value item, int index, List<String> unknown) {
    if (!(item instanceof MapValue members)) {
      if (item == NullValue.NULL) {
        return;
      }
      throw undecodable(item, "value of type handlers.jsonPatchOp");
    }
    members.forEach(
        (name, member) -> {
          if (!KNOWN.contains(name)) {
            unknown.add("json patch unknown field \"[" + index + "]." + name + "\"");
          } else if (!name.equals("value")
              && !(member instanceof StringValue)
              && member != NullValue.NULL) {
            throw undecodable(member, "struct field jsonPatchOp." + name + " of type string");
          }
        });
  }

  private static PatchException undecodable(Value what, String where) {
    return PatchException.malformed("error decoding patch: " + mismatch(what, where));
  }

  private static PatchException cannotUnmarshal(Value what, String where) {
    return PatchException.malformed(mismatch(what, where));
  }

  private static String mismatch(Value what, String where) {
    String type = what.typeName().equals("boolean") ? "bool" : what.typeName();
    return "json: cannot unmarshal " + type + " into Go " + where;
  }

  /**
   * Returns {@code document} with every operation done, in order. Parts that no operation reached
   * are shared; objects that one reached have their keys sorted, as Go writes them.
   *
   * @throws PatchException at the first operation that fails
   */
  public Value apply(Value document) {
    if (operations.isEmpty()) {
      return document;
    }
    JsonDraft draft = new JsonDraft(document);
    for (Operation operation : operations) {
      switch (operation.op()) {
        case "add" -> draft.add(pointer(operation), operation.value());
        case "remove" -> draft.remove(pointer(operation));
        case "replace" -> draft.replace(pointer(operation), operation.value());
        case "move" -> draft.move(origin(operation), pointer(operation));
        case "copy" -> draft.copy(origin(operation), pointer(operation));
        case "test" -> draft.test(pointer(operation), operation.value());
        default -> throw PatchException.doesNotApply("Unexpected kind: " + operation.op());
      }
    }
    return draft.freeze();
  }

  private static String pointer(Operation operation) {
    if (operation.path() == null) {
      throw PatchException.doesNotApply(
          operation.op() + " operation failed to decode path: missing value");
    }
    return operation.path();
  }

  private static String origin(Operation operation) {
    if (operation.from() == null) {
      throw PatchException.doesNotApply(
          operation.op() + " operation failed to decode from: missing value");
    }
    return operation.from();
  }
}
