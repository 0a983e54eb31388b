package io.quarterdeck.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.SimpleType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks {@code '%s of %d'.format([a, 3])} where both the format and the list are literals: that
 * there is an argument for each clause, and of a type that the clause can write.
 */
final class FormatChecks {
  private static final Set<CelKind> WRITABLE =
      EnumSet.of(
          CelKind.LIST,
          CelKind.MAP,
          CelKind.INT,
          CelKind.UINT,
          CelKind.DOUBLE,
          CelKind.BOOL,
          CelKind.STRING,
          CelKind.TIMESTAMP,
          CelKind.BYTES,
          CelKind.DURATION,
          CelKind.TYPE,
          CelKind.NULL_TYPE);

  private final CelAbstractSyntaxTree ast;
  private final CelExpr call;
  private final String format;
  private final List<CelExpr> arguments;

  private FormatChecks(CelAbstractSyntaxTree ast, CelExpr call) {
    this.ast = ast;
    this.call = call;
    this.format = call.call().target().map(t -> t.constant().stringValue()).orElse("");
    this.arguments = call.call().args().getFirst().list().elements();
  }

  /** Returns what is wrong with a call of any function, if it is one of format. */
  static Optional<CelIssue> check(CelAbstractSyntaxTree ast, CelExpr e) {
    CelExpr.CelCall call = e.call();
    boolean literal =
        call.function().equals("format")
            && call.target().filter(FormatChecks::isText).isPresent()
            && call.args().size() == 1
            && call.args().getFirst().getKind() == ExprKind.Kind.LIST;
    return literal ? new FormatChecks(ast, e).check() : Optional.empty();
  }

  private static boolean isText(CelExpr e) {
    return e.getKind() == ExprKind.Kind.CONSTANT
        && e.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private Optional<CelIssue> check() {
    int clauses = 0;
    int at = format.indexOf('%');
    while (at >= 0) {
      if (format.startsWith("%%", at)) {
        at = format.indexOf('%', at + 2);
        continue;
      }
      if (at + 1 == format.length()) {
        return issue(call, "unexpected end of string");
      }
      if (clauses == arguments.size()) {
        return issue(call, "index " + clauses + " out of range");
      }
      int verb = verb(at + 1);
      Optional<CelIssue> wrong =
          format.charAt(at + 1) == '.' && (verb == format.length() || verb == at + 2)
              ? precision(verb)
              : clause(format.charAt(verb), arguments.get(clauses));
      if (wrong.isPresent()) {
        return wrong;
      }
      clauses++;
      at = format.indexOf('%', verb + 1);
    }
    return arguments.size() > clauses
        ? issue(
            call,
            "too many arguments supplied to string.format (expected %d, got %d)"
                .formatted(clauses, arguments.size()))
        : Optional.empty();
  }

  /** Returns where the letter stands that says how to write: behind the precision. */
  private int verb(int start) {
    int at = start;
    if (format.charAt(at) == '.') {
      at++;
      while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
        at++;
      }
    }
    return at;
  }

  private Optional<CelIssue> precision(int verb) {
    String words =
        verb == format.length()
            ? "could not find end of precision specifier"
            : "error while converting precision to integer: strconv.Atoi: parsing \"\": invalid"
                + " syntax";
    return issue(
        call, "could not parse formatting clause: error while parsing precision: " + words);
  }

  private Optional<CelIssue> clause(char verb, CelExpr argument) {
    return switch (verb) {
      case 's' -> text(argument);
      case 'd' ->
          one(argument, "decimal clause can only be used on integers", CelKind.INT, CelKind.UINT);
      case 'f' ->
          one(
              argument,
              "fixed-point clause can only be used on doubles",
              CelKind.DOUBLE,
              CelKind.STRING);
      case 'e' ->
          one(
              argument,
              "scientific clause can only be used on doubles",
              CelKind.DOUBLE,
              CelKind.STRING);
      case 'b' ->
          one(
              argument,
              "only integers and bools can be formatted as binary",
              CelKind.INT,
              CelKind.UINT,
              CelKind.BOOL);
      case 'x', 'X' ->
          one(
              argument,
              "only integers, byte buffers, and strings can be formatted as hex",
              CelKind.INT,
              CelKind.UINT,
              CelKind.STRING,
              CelKind.BYTES);
      case 'o' ->
          one(argument, "octal clause can only be used on integers", CelKind.INT, CelKind.UINT);
      default ->
          issue(
              call,
              "could not parse formatting clause: unrecognized formatting clause \"" + verb + "\"");
    };
  }

  /** What a string is made of may be nested: literals in it are looked into. */
  private Optional<CelIssue> text(CelExpr e) {
    CelKind kind = kind(e);
    if (kind != CelKind.DYN && !WRITABLE.contains(kind)) {
      return wrongType(
          e,
          "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists,"
              + " types, durations, and timestamps");
    }
    return switch (e.getKind()) {
      case LIST -> first(e.list().elements());
      case MAP ->
          e.map().entries().stream()
              .map(entry -> first(List.of(entry.key(), entry.value())))
              .flatMap(Optional::stream)
              .findFirst();
      default -> Optional.empty();
    };
  }

  private Optional<CelIssue> first(List<CelExpr> parts) {
    return parts.stream().map(this::text).flatMap(Optional::stream).findFirst();
  }

  private Optional<CelIssue> one(CelExpr argument, String words, CelKind... kinds) {
    CelKind kind = kind(argument);
    return kind == CelKind.DYN || List.of(kinds).contains(kind)
        ? Optional.empty()
        : wrongType(argument, words);
  }

  private Optional<CelIssue> wrongType(CelExpr argument, String words) {
    String type = ast.getType(argument.id()).orElse(SimpleType.DYN).name();
    return issue(argument, "error during formatting: " + words + ", was given " + type);
  }

  private CelKind kind(CelExpr e) {
    return ast.getType(e.id()).orElse(SimpleType.DYN).kind();
  }

  private Optional<CelIssue> issue(CelExpr at, String words) {
    return Optional.of(CelIssue.formatError(at.id(), Wording.place(ast, at.id()), words));
  }
}
