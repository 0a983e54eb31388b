package io.quarterdeck.cel.cost;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How large the values of a tree's nodes may be and by which paths they are reached, as far as is
 * known so far: from literals, from what is declared of variables, and from what was noted.
 */
final class Sizes {
  private final CelAbstractSyntaxTree ast;
  private final Map<String, DeclaredSize> variables;
  private final Locals locals;
  private final Map<Long, List<String>> paths = new HashMap<>();
  private final Map<Long, Range> sizes = new HashMap<>();
  private final Map<Long, Entries> entries = new HashMap<>();

  Sizes(CelAbstractSyntaxTree ast, Map<String, DeclaredSize> variables, Locals locals) {
    this.ast = ast;
    this.variables = variables;
    this.locals = locals;
  }

  void note(CelExpr e, Range size) {
    sizes.put(e.id(), size);
  }

  void note(CelExpr e, Entries parts) {
    entries.put(e.id(), parts);
  }

  void note(CelExpr e, List<String> path) {
    paths.put(e.id(), path);
  }

  Range orUnknown(CelExpr e) {
    return size(e).orElse(Range.UNKNOWN);
  }

  Optional<Range> size(CelExpr e) {
    Range known = sizes.get(e.id());
    if (known != null) {
      return Optional.of(known);
    }
    Range literal = literal(e);
    if (literal != null) {
      return Optional.of(literal);
    }
    Optional<Range> declared = declared(path(e));
    if (declared.isPresent()) {
      sizes.put(e.id(), declared.get());
      return declared;
    }
    if (isScalar(type(e))) {
      return Optional.of(Range.ONE);
    }
    return e.getKind() == ExprKind.Kind.IDENT
        ? locals.find(e.ident().name()).flatMap(local -> Optional.ofNullable(local.size()))
        : Optional.empty();
  }

  private static @Nullable Range literal(CelExpr e) {
    return switch (e.getKind()) {
      case CONSTANT ->
          switch (e.constant().getKind()) {
            case STRING_VALUE -> {
              String text = e.constant().stringValue();
              yield Range.fixed(text.codePointCount(0, text.length()));
            }
            case BYTES_VALUE -> Range.fixed(e.constant().bytesValue().size());
            default -> Range.ONE;
          };
      case LIST -> Range.fixed(e.list().elements().size());
      case MAP -> Range.fixed(e.map().entries().size());
      default -> null;
    };
  }

  Optional<Range> declared(List<String> path) {
    DeclaredSize variable = path.isEmpty() ? null : variables.get(path.getFirst());
    return variable == null ? Optional.empty() : variable.at(path.subList(1, path.size()));
  }

  private static boolean isScalar(CelType type) {
    return switch (type.kind()) {
      case BOOL, DOUBLE, DURATION, INT, TIMESTAMP, UINT -> true;
      case OPAQUE -> type.name().equals("optional_type") && isScalar(type.parameters().getFirst());
      default -> false;
    };
  }

  void copy(CelExpr to, CelExpr from) {
    size(from).ifPresent(size -> sizes.put(to.id(), size));
    entries(from).ifPresent(size -> entries.put(to.id(), size));
  }

  Optional<Entries> entries(CelExpr e) {
    Entries known = entries.get(e.id());
    if (known != null || e.getKind() != ExprKind.Kind.IDENT) {
      return Optional.ofNullable(known);
    }
    return locals.find(e.ident().name()).flatMap(local -> Optional.ofNullable(local.entries()));
  }

  List<String> path(CelExpr e) {
    if (e.getKind() == ExprKind.Kind.IDENT) {
      Optional<Locals.Local> local = locals.find(e.ident().name());
      if (local.isPresent()) {
        return local.get().path();
      }
    }
    return paths.getOrDefault(e.id(), List.of());
  }

  List<String> path(CelExpr of, String step) {
    return with(path(of), step);
  }

  static List<String> with(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  CelType type(CelExpr e) {
    return ast.getType(e.id()).orElse(SimpleType.DYN);
  }
}
