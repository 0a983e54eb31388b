package io.quarterdeck.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelType;

/** What became of an expression: a checked tree of known type, or what is wrong with it. */
public sealed interface Compilation {
  /** An expression that can be evaluated. */
  record Checked(CelAbstractSyntaxTree ast) implements Compilation {
    public CelType type() {
      return ast.getResultType();
    }
  }

  /**
   * An expression that cannot.
   *
   * @param issues each with its place and a drawing of it, in cel-go's layout
   */
  record Failed(String issues) implements Compilation {}
}
