package io.quarterdeck.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what is wrong with an expression in cel-go's words, where cel-java has others. */
final class Wording {
  private static final String CANDIDATES = "' (candidates: ";
  private static final String UNDECLARED = "undeclared reference to ";
  private static final String UNRESOLVED = "Message type resolution failure";
  private static final String LOGICAL_AND = "_&&_";
  private static final String LOGICAL_OR = "_||_";
  private static final List<String> SYNTAX =
      List.of(
          "mismatched input ",
          "extraneous input ",
          "no viable alternative ",
          "token recognition error ",
          "missing ");
  private static final String NO_NAME = "argument must be a simple name";

  /** The beginnings of the parser's own messages, and what cel-go says instead. */
  private static final Map<String, String> OTHER_WORDS =
      Map.of(
          "The argument must be a simple name", NO_NAME,
          "sortBy(var, ...) variable name must be a simple identifier",
              "argument is not an identifier",
          "For input string: ", "invalid int literal",
          "String value ", "invalid uint literal",
          "Invalid unicode code point", "invalid unicode code point",
          "Illegal escape sequence: ", "unable to unescape string",
          "unsupported syntax '`'", "unsupported syntax: '`'",
          "cel.bind() variable name must be a simple identifier",
              "cel.bind() variable names must be simple identifiers");

  /** What can follow an operand; cel-go's parser does not list it as expected. */
  private static final Set<String> OPERATORS =
      Set.of(
          "'=='", "'!='", "'in'", "'<'", "'<='", "'>='", "'>'", "'&&'", "'||'", "'['", "'.'", "'-'",
          "'?'", "'+'", "'*'", "'/'", "'%%'");

  private static final Pattern MACRO = Pattern.compile("(\\w+)\\s*\\([^()]*$");

  private Wording() {}

  /**
   * @param expression what was parsed
   */
  static List<CelIssue> ofParser(List<CelIssue> issues, String expression) {
    List<String> lines = expression.lines().toList();
    return issues.stream().map(i -> with(i, i.getSourceLocation(), ofParser(i, lines))).toList();
  }

  private static String ofParser(CelIssue issue, List<String> lines) {
    String message = issue.getMessage();
    if (SYNTAX.stream().anyMatch(message::startsWith)) {
      return "Syntax error: " + withoutOperators(lines.size() > 1 ? raw(message) : message);
    }
    String words =
        OTHER_WORDS.entrySet().stream()
            .filter(e -> message.startsWith(e.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(message);
    return words.equals(NO_NAME) && isTransformation(issue.getSourceLocation(), lines)
        ? "argument is not an identifier"
        : words;
  }

  /** Shows line ends in what could not be read as they stand there. */
  private static String raw(String message) {
    return message.startsWith("token recognition error ")
        ? message.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t")
        : message;
  }

  /** Tells whether the argument stands in a macro that makes a list of another. */
  private static boolean isTransformation(CelSourceLocation at, List<String> lines) {
    if (at.getLine() < 1 || at.getLine() > lines.size()) {
      return false;
    }
    String line = lines.get(at.getLine() - 1);
    int end =
        line.offsetByCodePoints(0, Math.min(at.getColumn(), line.codePointCount(0, line.length())));
    Matcher macro = MACRO.matcher(line.substring(0, end));
    return macro.find() && (macro.group(1).equals("map") || macro.group(1).equals("filter"));
  }

  /** {@code expecting {'==', '+', ':'}} is {@code expecting ':'} to cel-go. */
  private static String withoutOperators(String message) {
    int open = message.indexOf(" expecting {");
    if (open < 0 || message.indexOf("'=='", open) < 0) {
      return message;
    }
    String list = message.substring(open + " expecting {".length(), message.length() - 1);
    List<String> rest =
        Arrays.stream(list.split(", ")).filter(token -> !OPERATORS.contains(token)).toList();
    String expected = rest.size() == 1 ? rest.getFirst() : "{" + String.join(", ", rest) + "}";
    return message.substring(0, open) + " expecting " + expected;
  }

  /**
   * @param parsed the tree that was checked
   */
  static List<CelIssue> ofChecker(List<CelIssue> issues, CelAbstractSyntaxTree parsed) {
    List<CelIssue> worded = new ArrayList<>();
    Set<Long> unseen = insideUnknownTypes(issues, parsed);
    for (CelIssue issue : issues) {
      String message = TypeNames.shown(issue.getMessage());
      int candidates = message.indexOf(CANDIDATES);
      if (unseen.contains(issue.getExprId()) || message.startsWith(UNRESOLVED)) {
        continue;
      }
      if (candidates >= 0) {
        message = message.substring(0, candidates + 1);
        worded.addAll(overload(with(issue, issue.getSourceLocation(), message), parsed));
      } else {
        worded.add(with(issue, issue.getSourceLocation(), message));
      }
    }
    return worded;
  }

  /** The nodes inside objects of types that are not declared: cel-go does not look at those. */
  private static Set<Long> insideUnknownTypes(List<CelIssue> issues, CelAbstractSyntaxTree parsed) {
    Set<Long> unknown =
        issues.stream()
            .filter(issue -> issue.getMessage().startsWith(UNDECLARED))
            .map(CelIssue::getExprId)
            .collect(Collectors.toSet());
    return CelNavigableAst.fromAst(parsed)
        .getRoot()
        .allNodes()
        .filter(node -> node.expr().getKind() == CelExpr.ExprKind.Kind.STRUCT)
        .filter(node -> unknown.contains(node.expr().id()))
        .flatMap(node -> node.descendants())
        .map(node -> node.expr().id())
        .collect(Collectors.toSet());
  }

  /** Logical operators name each operand that is no bool; all others the whole call. */
  private static List<CelIssue> overload(CelIssue issue, CelAbstractSyntaxTree parsed) {
    String message = issue.getMessage();
    if (!message.contains("'" + LOGICAL_AND + "'") && !message.contains("'" + LOGICAL_OR + "'")) {
      return List.of(issue);
    }
    Optional<CelExpr> call = find(parsed, issue.getExprId());
    int open = message.lastIndexOf("'(");
    if (call.isEmpty() || open < 0 || !message.endsWith(")'")) {
      return List.of(issue);
    }
    List<String> types = parts(message.substring(open + 2, message.length() - 2));
    List<CelExpr> operands = call.get().call().args();
    List<CelIssue> each = new ArrayList<>();
    for (int i = 0; i < Math.min(types.size(), operands.size()); i++) {
      String type = types.get(i);
      if (!type.equals("bool") && !type.equals("dyn") && !type.equals("!error!")) {
        String words = "expected type 'bool' but found '" + type + "'";
        each.add(with(issue, place(parsed, operands.get(i).id()), words));
      }
    }
    return each;
  }

  private static Optional<CelExpr> find(CelAbstractSyntaxTree ast, long id) {
    return CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .map(n -> n.expr())
        .filter(e -> e.id() == id && e.getKind() == CelExpr.ExprKind.Kind.CALL)
        .findFirst();
  }

  /** The parts between the commas that stand in no parenthesis. */
  private static List<String> parts(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(list.substring(start, i));
        start = i + 2;
      }
    }
    parts.add(list.substring(start));
    return parts;
  }

  /** Returns where a node stands. */
  static CelSourceLocation place(CelAbstractSyntaxTree ast, long id) {
    Integer offset = ast.getSource().getPositionsMap().get(id);
    return ast.getSource()
        .getOffsetLocation(offset == null ? 0 : offset)
        .orElse(CelSourceLocation.NONE);
  }

  private static CelIssue with(CelIssue issue, CelSourceLocation at, String message) {
    return CelIssue.formatError(issue.getExprId(), at, message);
  }
}
