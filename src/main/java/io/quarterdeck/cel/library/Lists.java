package io.quarterdeck.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.BYTES;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.DURATION;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.cel.common.types.SimpleType.TIMESTAMP;
import static dev.cel.common.types.SimpleType.UINT;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.TypeParamType;
import java.util.LinkedHashMap;
import java.util.Map;

/** What there is to know of lists of comparable values: {@code [1, 2].sum()}. */
public final class Lists {
  private static final CelType A = TypeParamType.create("A");
  private static final CelType LIST_OF_A = ListType.create(A);

  /** The types whose values have an order, by the names that ids are made of. */
  private static final Map<String, CelType> COMPARABLE = new LinkedHashMap<>();

  private static final Map<String, CelType> SUMMABLE = new LinkedHashMap<>();

  static {
    SUMMABLE.put("int", INT);
    SUMMABLE.put("uint", UINT);
    SUMMABLE.put("double", DOUBLE);
    SUMMABLE.put("duration", DURATION);
    COMPARABLE.putAll(SUMMABLE);
    COMPARABLE.put("bool", BOOL);
    COMPARABLE.put("timestamp", TIMESTAMP);
    COMPARABLE.put("string", STRING);
    COMPARABLE.put("bytes", BYTES);
  }

  public static final Library LIBRARY = library();

  private Lists() {}

  private static Library library() {
    Library.Builder declared =
        Library.declares()
            .macro(Macros.SORT_BY)
            .method("indexOf", "list_a_index_of_int", INT, LIST_OF_A, A)
            .method("lastIndexOf", "list_a_last_index_of_int", INT, LIST_OF_A, A);
    COMPARABLE.forEach(
        (name, type) -> {
          CelType list = ListType.create(type);
          declared
              .method(
                  Macros.SORT_BY_KEYS,
                  "list_" + name + "_sortByAssociatedKeys",
                  LIST_OF_A,
                  LIST_OF_A,
                  list)
              .method("isSorted", "list_" + name + "_is_sorted_bool", BOOL, list)
              .method("max", "list_" + name + "_max_" + name, type, list)
              .method("min", "list_" + name + "_min_" + name, type, list);
        });
    SUMMABLE.forEach(
        (name, type) ->
            declared.method("sum", "list_" + name + "_sum_" + name, type, ListType.create(type)));
    return declared.build();
  }
}
