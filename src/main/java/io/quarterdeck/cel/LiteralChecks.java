package io.quarterdeck.cel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.quarterdeck.object.GoDuration;
import io.quarterdeck.object.GoTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what is of right types and yet wrong in itself: lists and maps of mixed literals, and
 * regular expressions, durations and times that are none.
 */
final class LiteralChecks {
  private static final Set<String> MIXED_ALLOWED_IN = Set.of("format");

  /** Functions whose first argument is read when the expression is compiled. */
  private static final Set<String> CHECKED = Set.of("duration", "timestamp", "matches");

  private final CelAbstractSyntaxTree ast;
  private final List<CelIssue> issues = new ArrayList<>();

  private LiteralChecks(CelAbstractSyntaxTree ast) {
    this.ast = ast;
  }

  /**
   * @param ast a checked tree
   */
  static List<CelIssue> check(CelAbstractSyntaxTree ast) {
    LiteralChecks checks = new LiteralChecks(ast);
    CelNavigableAst.fromAst(ast).getRoot().allNodes().forEach(checks::check);
    return checks.issues;
  }

  /**
   * Finds numbers that no double holds.
   *
   * @param ast a parsed tree
   */
  static List<CelIssue> checkNumbers(CelAbstractSyntaxTree ast) {
    LiteralChecks checks = new LiteralChecks(ast);
    CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .filter(e -> e.getKind() == CelExpr.ExprKind.Kind.CONSTANT)
        .filter(e -> e.constant().getKind() == CelConstant.Kind.DOUBLE_VALUE)
        .filter(e -> Double.isInfinite(e.constant().doubleValue()))
        .forEach(e -> checks.report(e, "invalid double literal"));
    return checks.issues;
  }

  private void check(CelNavigableExpr node) {
    CelExpr e = node.expr();
    switch (e.getKind()) {
      case CALL -> {
        checkArgument(e.call());
        FormatChecks.check(ast, e).ifPresent(issues::add);
      }
      case LIST -> checkList(node, e.list());
      case MAP -> checkMap(node, e.map());
      default -> {}
    }
  }

  private void checkArgument(CelExpr.CelCall call) {
    if (!CHECKED.contains(call.function()) || call.args().isEmpty()) {
      return;
    }
    CelExpr argument = call.args().getFirst();
    if (isText(argument) && !accepts(call.function(), argument.constant().stringValue())) {
      report(argument, "invalid " + call.function() + " argument");
    }
  }

  private void checkList(CelNavigableExpr node, CelExpr.CelList list) {
    if (list.elements().size() > 1 && !mayBeMixed(node)) {
      CelType first = type(list.elements().getFirst(), list.optionalIndices().contains(0));
      for (int i = 1; i < list.elements().size(); i++) {
        CelExpr element = list.elements().get(i);
        if (!checkSame(element, first, list.optionalIndices().contains(i))) {
          return;
        }
      }
    }
  }

  private void checkMap(CelNavigableExpr node, CelExpr.CelMap map) {
    if (map.entries().size() > 1 && !mayBeMixed(node)) {
      CelExpr.CelMap.Entry first = map.entries().getFirst();
      CelType key = type(first.key(), false);
      CelType value = type(first.value(), first.optionalEntry());
      for (CelExpr.CelMap.Entry entry : map.entries()) {
        checkSame(entry.key(), key, false);
        checkSame(entry.value(), value, entry.optionalEntry());
      }
    }
  }

  private boolean checkSame(CelExpr e, CelType expected, boolean optional) {
    CelType type = type(e, optional);
    if (type.equals(expected)) {
      return true;
    }
    String words = "expected type '%s' but found '%s'";
    return report(e, words.formatted(TypeNames.shown(expected), TypeNames.shown(type)));
  }

  /** Returns the type of an element; of one that may be missing, what it is if it is there. */
  private CelType type(CelExpr e, boolean optional) {
    CelType type = ast.getType(e.id()).orElse(SimpleType.DYN);
    return optional && !type.parameters().isEmpty() ? type.parameters().getFirst() : type;
  }

  private static boolean mayBeMixed(CelNavigableExpr node) {
    Optional<CelNavigableExpr> parent = node.parent();
    while (parent.isPresent()) {
      CelExpr e = parent.get().expr();
      if (e.getKind() == CelExpr.ExprKind.Kind.CALL
          && MIXED_ALLOWED_IN.contains(e.call().function())) {
        return true;
      }
      parent = parent.get().parent();
    }
    return false;
  }

  private boolean report(CelExpr e, String words) {
    issues.add(CelIssue.formatError(e.id(), Wording.place(ast, e.id()), words));
    return false;
  }

  private static boolean isText(CelExpr e) {
    return e.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && e.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private static boolean accepts(String function, String text) {
    return switch (function) {
      case "duration" -> isDuration(text);
      case "timestamp" -> isTimestamp(text);
      default -> isPattern(text);
    };
  }

  private static boolean isDuration(String text) {
    try {
      GoDuration.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isTimestamp(String text) {
    try {
      GoTime.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isPattern(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
