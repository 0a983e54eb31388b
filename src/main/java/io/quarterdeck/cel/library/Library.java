package io.quarterdeck.cel.library;

import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelParserBuilder;
import java.util.ArrayList;
import java.util.List;

/** A library: the functions and macros that it declares. Immutable. */
public final class Library implements CelCompilerLibrary {
  private final List<CelFunctionDecl> functions;

  private final List<CelMacro> macros;

  private Library(List<CelFunctionDecl> functions, List<CelMacro> macros) {
    this.functions = List.copyOf(functions);
    this.macros = List.copyOf(macros);
  }

  static Builder declares() {
    return new Builder();
  }

  @Override
  public void setParserOptions(CelParserBuilder parser) {
    parser.addMacros(macros);
  }

  @Override
  public void setCheckerOptions(CelCheckerBuilder checker) {
    checker.addFunctionDeclarations(functions);
  }

  /** Takes one line for each overload. Its id is what implementations and costs are found by. */
  static final class Builder {
    private final List<CelFunctionDecl> functions = new ArrayList<>();
    private final List<CelMacro> macros = new ArrayList<>();

    /** {@code name(arguments)}. */
    Builder function(String name, String id, CelType result, CelType... arguments) {
      return add(name, CelOverloadDecl.newGlobalOverload(id, result, arguments));
    }

    /** {@code target.name(arguments)}; the first argument is the target. */
    Builder method(String name, String id, CelType result, CelType... arguments) {
      return add(name, CelOverloadDecl.newMemberOverload(id, result, arguments));
    }

    private Builder add(String name, CelOverloadDecl overload) {
      functions.add(CelFunctionDecl.newFunctionDeclaration(name, overload));
      return this;
    }

    Builder macro(CelMacro macro) {
      macros.add(macro);
      return this;
    }

    Library build() {
      return new Library(functions, macros);
    }
  }
}
