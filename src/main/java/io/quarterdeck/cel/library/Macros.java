package io.quarterdeck.cel.library;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.Optional;

/** Macros that cel-java expands otherwise than cel-go, or blames the wrong place for. */
final class Macros {
  static final CelMacro HAS = CelMacro.newGlobalMacro("has", 1, Macros::has);
  static final CelMacro SORT_BY = CelMacro.newReceiverMacro("sortBy", 2, Macros::sortBy);

  /** Sorts by the list of keys that is its argument. */
  static final String SORT_BY_KEYS = "@sortByAssociatedKeys";

  private static final String INPUT = "@__sortBy_input__";

  private Macros() {}

  private static Optional<CelExpr> has(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
    CelExpr argument = arguments.getFirst();
    return Optional.of(
        argument.getKind() == ExprKind.Kind.SELECT
            ? factory.newSelect(argument.select().operand(), argument.select().field(), true)
            : wrong(factory, argument, "invalid argument to has() macro"));
  }

  /** {@code list.sortBy(x, key)} binds the list, for it stands in the result twice. */
  private static Optional<CelExpr> sortBy(
      CelMacroExprFactory factory, CelExpr target, ImmutableList<CelExpr> arguments) {
    if (arguments.getFirst().getKind() != ExprKind.Kind.IDENT) {
      return Optional.of(wrong(factory, arguments.getFirst(), "argument is not an identifier"));
    }
    return CelStandardMacro.MAP
        .getDefinition()
        .getExpander()
        .expandMacro(factory, factory.newIdentifier(INPUT), arguments)
        .map(
            keys ->
                factory.fold(
                    "#unused",
                    factory.newList(),
                    INPUT,
                    target,
                    factory.newBoolLiteral(false),
                    factory.newIdentifier(INPUT),
                    factory.newReceiverCall(SORT_BY_KEYS, factory.newIdentifier(INPUT), keys)));
  }

  private static CelExpr wrong(CelMacroExprFactory factory, CelExpr at, String words) {
    return factory.reportError(CelIssue.formatError(factory.getSourceLocation(at), words));
  }
}
