package io.quarterdeck.cel.cost;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import java.util.List;

/**
 * The target or an argument of a call.
 *
 * @param path how it is reached from a variable: the variable, then fields and {@code @items},
 *     {@code @keys}, {@code @values}; empty if it is computed
 * @param size how large it may be
 */
record Operand(CelExpr expression, CelType type, List<String> path, Range size) {}
