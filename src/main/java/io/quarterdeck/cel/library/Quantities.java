package io.quarterdeck.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static io.quarterdeck.cel.library.KubernetesTypes.QUANTITY;

/** Quantities of resources: {@code quantity('1Gi').isLessThan(quantity('2G'))}. */
public final class Quantities {
  public static final Library LIBRARY =
      Library.declares()
          .function("quantity", "string_to_quantity", QUANTITY, STRING)
          .function("isQuantity", "is_quantity_string", BOOL, STRING)
          .function("sign", "quantity_sign", INT, QUANTITY)
          .method("isGreaterThan", "quantity_is_greater_than", BOOL, QUANTITY, QUANTITY)
          .method("isLessThan", "quantity_is_less_than", BOOL, QUANTITY, QUANTITY)
          .method("compareTo", "quantity_compare_to", INT, QUANTITY, QUANTITY)
          .method("asApproximateFloat", "quantity_get_float", DOUBLE, QUANTITY)
          .method("asInteger", "quantity_get_int", INT, QUANTITY)
          .method("isInteger", "quantity_is_integer", BOOL, QUANTITY)
          .method("add", "quantity_add", QUANTITY, QUANTITY, QUANTITY)
          .method("add", "quantity_add_int", QUANTITY, QUANTITY, INT)
          .method("sub", "quantity_sub", QUANTITY, QUANTITY, QUANTITY)
          .method("sub", "quantity_sub_int", QUANTITY, QUANTITY, INT)
          .build();

  private Quantities() {}
}
