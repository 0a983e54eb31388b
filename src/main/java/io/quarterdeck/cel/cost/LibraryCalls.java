package io.quarterdeck.cel.cost;

import static io.quarterdeck.cel.cost.CallCost.PER_CHARACTER;
import static io.quarterdeck.cel.cost.StandardCalls.size;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What calls of the functions of libraries cost. */
final class LibraryCalls {
  private static final long AUTHORIZATION = 350_000; // two of them are all an expression can have
  private static final Range ADDRESS_BYTES = new Range(4, 16);
  private static final long FORMAT_NAME_MAX = 64;
  private static final long FORMAT_PATTERN_MAX = 128;
  private static final Set<String> COMPARED_AT_ONCE =
      Set.of(
          "net.IP",
          "net.CIDR",
          "kubernetes.Quantity",
          "kubernetes.Semver",
          "kubernetes.authorization.Authorizer",
          "kubernetes.authorization.PathCheck",
          "kubernetes.authorization.GroupCheck",
          "kubernetes.authorization.ResourceCheck",
          "kubernetes.authorization.Decision");

  private LibraryCalls() {}

  /** Returns the cost of a call; null if the function is none of a library. */
  static @Nullable CallCost cost(
      String function, String overload, @Nullable Operand target, List<Operand> arguments) {
    return switch (function) {
      case "check" -> CallCost.of(Range.fixed(AUTHORIZATION));
      case "serviceAccount",
          "path",
          "group",
          "resource",
          "subresource",
          "namespace",
          "name",
          "allowed",
          "reason",
          "error",
          "errored",
          "masked",
          "prefixLength",
          "family",
          "isUnspecified",
          "isLoopback",
          "isLinkLocalMulticast",
          "isLinkLocalUnicast",
          "isGlobalUnicast",
          "format.named",
          "sign",
          "asInteger",
          "isInteger",
          "asApproximateFloat",
          "isGreaterThan",
          "isLessThan",
          "compareTo",
          "add",
          "sub",
          "major",
          "minor",
          "patch",
          "getScheme",
          "getHostname",
          "getHost",
          "getPort",
          "getEscapedPath",
          "getQuery" ->
          CallCost.ONE;
      case "fieldSelector", "labelSelector" -> selector(size(arguments, 0));
      case "url", "jsonpatch.escapeKey" -> copied(size(arguments, 0));
      case "cidr", "isIP", "isCIDR", "quantity", "isQuantity", "semver", "isSemver" ->
          CallCost.reading(size(arguments, 0));
      case "ip" -> overload.equals("cidr_ip") ? CallCost.ONE : CallCost.reading(size(arguments, 0));
      case "ip.isCanonical" -> CallCost.of(size(arguments, 0).times(2 * PER_CHARACTER));
      case "containsIP" ->
          contained(ADDRESS_BYTES.plus(ADDRESS_BYTES).times(PER_CHARACTER), overload, arguments);
      case "containsCIDR" ->
          contained(
              ADDRESS_BYTES
                  .plus(ADDRESS_BYTES)
                  .times(PER_CHARACTER)
                  .plus(ADDRESS_BYTES.times(PER_CHARACTER))
                  .plus(Range.ONE),
              overload,
              arguments);
      case "validate" ->
          CallCost.of(
              size(arguments, 0)
                  .times(PER_CHARACTER)
                  .times(FORMAT_PATTERN_MAX * CallCost.PER_PATTERN_CHARACTER));
      case "_==_" -> equality(arguments);
      default ->
          target == null ? ofLists(function, arguments) : ofTarget(function, target, arguments);
    };
  }

  private static @Nullable CallCost ofTarget(
      String function, Operand target, List<Operand> arguments) {
    Range size = target.size();
    return switch (function) {
      case "lowerAscii", "upperAscii", "substring", "trim" -> copied(size);
      case "replace" -> StringSizes.replaced(size, size(arguments, 0), size(arguments, 1));
      case "split" -> StringSizes.split(size, arguments);
      case "find", "findAll" ->
          new CallCost(CallCost.matching(size, size(arguments, 0)), new Range(0, size.max()));
      case "slice" -> newList(1, Range.fixed(length(arguments, size.max())));
      case "flatten" ->
          newList(arguments.isEmpty() ? 1 : number(arguments, 0, Long.MAX_VALUE), size);
      case "reverse" -> newList(1, size);
      case "distinct" -> newList(2, size.times(size));
      case "sort" -> sorted(target.type(), size);
      case "@sortByAssociatedKeys" -> sorted(arguments.getFirst().type(), size(arguments, 0));
      default -> null;
    };
  }

  private static @Nullable CallCost ofLists(String function, List<Operand> arguments) {
    return switch (function) {
      case "lists.range" -> newList(1, Range.fixed(number(arguments, 0, Long.MAX_VALUE)));
      case "sets.contains", "sets.intersects" -> compared(arguments, 1);
      case "sets.equivalent" -> compared(arguments, 2);
      default -> null;
    };
  }

  private static CallCost copied(Range text) {
    return new CallCost(text.times(PER_CHARACTER), text);
  }

  private static CallCost newList(double factor, Range size) {
    return new CallCost(size.times(factor).plus(Range.fixed(1 + CallCost.NEW_LIST)), size);
  }

  private static CallCost sorted(CelType list, Range size) {
    CelKind kind = list.parameters().isEmpty() ? CelKind.DYN : list.parameters().getFirst().kind();
    boolean text = kind == CelKind.STRING || kind == CelKind.BYTES;
    return newList(text ? 2 + PER_CHARACTER : 2, size.times(size));
  }

  private static CallCost compared(List<Operand> lists, double factor) {
    return CallCost.of(size(lists, 0).times(size(lists, 1)).times(factor).plus(Range.ONE));
  }

  private static long length(List<Operand> arguments, long max) {
    long end = number(arguments, 1, max);
    long start = number(arguments, 0, 0);
    return end < start ? Long.MAX_VALUE : end - start; // upstream's difference runs over
  }

  /** Returns the argument if it is a literal that is no less than 0. */
  private static long number(List<Operand> arguments, int i, long otherwise) {
    CelExpr e = arguments.get(i).expression();
    boolean literal =
        e.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && e.constant().getKind() == CelConstant.Kind.INT64_VALUE;
    return literal ? Math.max(0, e.constant().int64Value()) : otherwise;
  }

  /** The shortest requirement takes two characters, and a struct and a list to hold. */
  private static CallCost selector(Range length) {
    Range requirements = length.times(0.5).times((double) CallCost.NEW_LIST + CallCost.NEW_OBJECT);
    return CallCost.of(
        Range.fixed(CallCost.NEW_LIST).plus(length.times(PER_CHARACTER)).plus(requirements));
  }

  /** What is compared is parsed first if it comes as text. */
  private static CallCost contained(Range comparing, String overload, List<Operand> arguments) {
    return CallCost.of(
        overload.endsWith("_string")
            ? comparing.plus(size(arguments, 0).times(PER_CHARACTER))
            : comparing);
  }

  private static @Nullable CallCost equality(List<Operand> sides) {
    CelType type = sides.getFirst().type();
    if (!type.equals(sides.getLast().type())) {
      return null;
    }
    if (COMPARED_AT_ONCE.contains(type.name())) {
      return CallCost.ONE;
    }
    return switch (type.name()) {
      case "kubernetes.NamedFormat" -> CallCost.reading(new Range(1, FORMAT_NAME_MAX));
      case "kubernetes.URL" -> {
        Range size = size(sides, 1);
        boolean known = size.max() != Long.MAX_VALUE;
        yield CallCost.reading(new Range(1, known ? size.max() : 1));
      }
      default -> null;
    };
  }
}
