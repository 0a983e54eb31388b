package io.quarterdeck.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Open types as one expression sees them. The type checker wants to know all fields of a type; the
 * names that the expression mentions are as good as all.
 */
record MentionedFields(CelTypeProvider known, OpenTypes open, ImmutableSet<String> names)
    implements CelTypeProvider {
  static MentionedFields of(CelAbstractSyntaxTree parsed, CelTypeProvider known, OpenTypes open) {
    ImmutableSet<String> names =
        CelNavigableAst.fromAst(parsed)
            .getRoot()
            .allNodes()
            .flatMap(node -> names(node.expr()))
            .collect(ImmutableSet.toImmutableSet());
    return new MentionedFields(known, open, names);
  }

  private static Stream<String> names(CelExpr expression) {
    return switch (expression.getKind()) {
      case SELECT -> Stream.of(expression.select().field());
      case STRUCT -> expression.struct().entries().stream().map(entry -> entry.fieldKey());
      case CONSTANT -> // the field of an optional selection, a.?b
          expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
              ? Stream.of(expression.constant().stringValue())
              : Stream.empty();
      default -> Stream.empty();
    };
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return known.types();
  }

  @Override
  public Optional<CelType> findType(String name) {
    return known
        .findType(name)
        .or(() -> open.find(name).map(f -> StructType.create(name, names, f::apply)));
  }
}
