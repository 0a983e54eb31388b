package io.quarterdeck.cel.cost;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.types.CelKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks a checked tree and adds up what each node may cost. On the way it notes how large the
 * nodes' values may be and by which path they are reached, for the nodes above them need that.
 */
public final class CostEstimate {
  private static final CelConstant FALSE = CelConstant.ofValue(false);
  private static final String RESULT = "@result"; // the accumulator of all macros but cel.bind

  private final CelAbstractSyntaxTree ast;
  private final Locals locals = new Locals();
  private final Sizes sizes;

  private CostEstimate(CelAbstractSyntaxTree ast, Map<String, DeclaredSize> variables) {
    this.ast = ast;
    this.sizes = new Sizes(ast, variables, locals);
  }

  /**
   * Returns what evaluating the expression may cost.
   *
   * @param checked a checked tree
   * @param variables how large the variables may be
   */
  public static Range of(CelAbstractSyntaxTree checked, Map<String, DeclaredSize> variables) {
    return new CostEstimate(checked, variables).cost(checked.getExpr());
  }

  private Range cost(CelExpr e) {
    return switch (e.getKind()) {
      case IDENT -> ident(e);
      case SELECT -> select(e, e.select());
      case CALL -> call(e, e.call());
      case LIST -> list(e, e.list());
      case MAP -> map(e, e.map());
      case STRUCT -> struct(e.struct());
      case COMPREHENSION -> comprehension(e, e.comprehension());
      default -> Range.NOTHING;
    };
  }

  private Range ident(CelExpr e) {
    String name = e.ident().name();
    sizes.note(e, locals.find(name).map(Locals.Local::path).orElse(List.of(name)));
    return Range.ONE;
  }

  private Range select(CelExpr e, CelExpr.CelSelect select) {
    Range cost = cost(select.operand());
    if (select.testOnly()) { // has() costs nothing of its own in Kubernetes
      return cost;
    }
    sizes.note(e, sizes.path(select.operand(), select.field()));
    CelKind kind = sizes.type(select.operand()).kind();
    boolean counts = kind == CelKind.MAP || kind == CelKind.STRUCT || kind == CelKind.TYPE_PARAM;
    return counts ? cost.plus(Range.ONE) : cost;
  }

  private Range list(CelExpr e, CelExpr.CelList list) {
    Range cost = Range.fixed(CallCost.NEW_LIST);
    Range item = list.elements().isEmpty() ? Range.NOTHING : Range.EMPTY;
    for (CelExpr element : list.elements()) {
      cost = cost.plus(cost(element));
      item = item.or(sizes.orUnknown(element));
    }
    sizes.note(e, new Entries(true, Range.ONE, item));
    return cost;
  }

  private Range map(CelExpr e, CelExpr.CelMap map) {
    Range cost = Range.fixed(CallCost.NEW_MAP);
    Range key = map.entries().isEmpty() ? Range.NOTHING : Range.EMPTY;
    Range value = key;
    for (CelExpr.CelMap.Entry entry : map.entries()) {
      cost = cost.plus(cost(entry.key())).plus(cost(entry.value()));
      key = key.or(sizes.orUnknown(entry.key()));
      value = value.or(sizes.orUnknown(entry.value()));
    }
    sizes.note(e, new Entries(false, key, value));
    return cost;
  }

  private Range struct(CelExpr.CelStruct struct) {
    Range cost = Range.fixed(CallCost.NEW_OBJECT);
    for (CelExpr.CelStruct.Entry entry : struct.entries()) {
      cost = cost.plus(cost(entry.value()));
    }
    return cost;
  }

  // ---- calls

  private Range call(CelExpr e, CelExpr.CelCall call) {
    if (call.function().equals("dyn")) { // only switches type checking off
      CelExpr argument = call.args().getFirst();
      Range cost = cost(argument);
      sizes.copy(e, argument);
      return cost.plus(Range.ONE);
    }
    List<Range> costs = new ArrayList<>();
    List<Operand> arguments = new ArrayList<>();
    for (CelExpr argument : call.args()) {
      costs.add(cost(argument));
      arguments.add(operand(argument));
    }
    List<String> overloads = ast.getReference(e.id()).map(r -> r.overloadIds()).orElse(null);
    if (overloads == null || overloads.isEmpty()) {
      return Range.NOTHING;
    }
    Range cost = Range.NOTHING;
    Operand target = null;
    if (call.target().isPresent()) {
      cost = cost(call.target().get());
      target = operand(call.target().get());
    }
    return cost.plus(overloads(e, call.function(), overloads, target, arguments, costs));
  }

  /** Covers all overloads that the call may mean. */
  private Range overloads(
      CelExpr e,
      String function,
      List<String> overloads,
      @Nullable Operand target,
      List<Operand> arguments,
      List<Range> costs) {
    Range cost = Range.EMPTY;
    Range result = null;
    for (String overload : overloads) {
      CallCost one = callCost(function, overload, target, arguments);
      cost = cost.or(one.cost().plus(operands(overload, costs)));
      if (one.result() != null) {
        result = result == null ? one.result() : result.or(one.result());
      }
      joinEntries(e, overload, arguments);
      if (overload.equals("index_list") || overload.equals("index_map")) {
        CelExpr container = arguments.getFirst().expression();
        result = sizes.entries(container).map(Entries::value).orElse(null);
        boolean list = overload.equals("index_list");
        sizes.note(e, sizes.path(container, list ? DeclaredSize.ITEMS : DeclaredSize.VALUES));
      }
      if (result == null) {
        result = sizes.size(e).orElse(null);
      }
    }
    if (result != null) {
      sizes.note(e, result);
    }
    return cost;
  }

  private CallCost callCost(
      String function, String overload, @Nullable Operand target, List<Operand> arguments) {
    CallCost ofLists = target == null ? null : overItems(function, target, arguments);
    if (ofLists != null) {
      return ofLists;
    }
    CallCost library = LibraryCalls.cost(function, overload, target, arguments);
    return library != null ? library : StandardCalls.cost(overload, target, arguments);
  }

  /** Of functions that look at all items of a list. */
  private @Nullable CallCost overItems(String function, Operand target, List<Operand> arguments) {
    boolean list = !target.type().parameters().isEmpty();
    List<String> path =
        target.path().isEmpty() ? List.of() : Sizes.with(target.path(), DeclaredSize.ITEMS);
    Range item = sizes.declared(path).orElse(Range.UNKNOWN);
    return switch (function) {
      case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf" -> {
        if (!list) { // indexOf in a string
          yield CallCost.reading(target.size());
        }
        CelKind kind = target.type().parameters().getFirst().kind();
        boolean text = kind == CelKind.STRING || kind == CelKind.BYTES;
        Range each = text ? Range.ONE.plus(item.times(CallCost.PER_CHARACTER)) : Range.ONE;
        yield CallCost.of(target.size().times(each));
      }
      case "join" -> StringSizes.joined(target.size(), list ? item : Range.NOTHING, arguments);
      default -> null;
    };
  }

  /** What the operands cost: one side of a conditional, perhaps only the left of {@code &&}. */
  private static Range operands(String overload, List<Range> costs) {
    return switch (overload) {
      case "logical_and", "logical_or" ->
          new Range(costs.get(0).min(), costs.get(0).plus(costs.get(1)).max());
      case "conditional" -> costs.get(0).plus(costs.get(1).or(costs.get(2)));
      default -> costs.stream().reduce(Range.NOTHING, Range::plus);
    };
  }

  private void joinEntries(CelExpr e, String overload, List<Operand> arguments) {
    int first = overload.equals("conditional") ? 1 : overload.startsWith("add_") ? 0 : -1;
    if (first >= 0 && arguments.size() > first + 1) {
      Optional<Entries> left = sizes.entries(arguments.get(first).expression());
      Optional<Entries> right = sizes.entries(arguments.get(first + 1).expression());
      if (left.isPresent() && right.isPresent()) {
        sizes.note(e, left.get().or(right.get()));
      }
    }
  }

  private Operand operand(CelExpr e) {
    List<String> path = sizes.path(e);
    boolean computed = !path.isEmpty() && path.getFirst().equals(RESULT);
    return new Operand(e, sizes.type(e), computed ? List.of() : path, sizes.orUnknown(e));
  }

  // ---- comprehensions

  private Range comprehension(CelExpr e, CelExpr.CelComprehension c) {
    if (isBinding(c)) {
      return binding(e, c);
    }
    Range cost = cost(c.iterRange()).plus(cost(c.accuInit()));
    locals.push(c.accuVar(), local(c.accuInit()));
    boolean two = !c.iterVar2().isEmpty();
    locals.push(c.iterVar(), iterated(c.iterRange(), two));
    if (two) {
      locals.push(c.iterVar2(), iterated(c.iterRange(), false, true));
    }
    Range loop = cost(c.loopCondition());
    Range step = cost(c.loopStep());
    locals.pop(c.iterVar());
    if (two) {
      locals.pop(c.iterVar2());
    }
    cost = cost.plus(cost(c.result()));
    locals.pop(c.accuVar());
    Range rounds = sizes.orUnknown(c.iterRange());
    switch (c.accuInit().getKind()) {
      case CONSTANT -> sizes.size(c.accuInit()).ifPresent(size -> sizes.note(e, size));
      case LIST, MAP -> {
        sizes.note(e, rounds);
        sizes.entries(c.loopStep()).ifPresent(size -> sizes.note(e, size));
      }
      default -> {}
    }
    return cost.plus(rounds.times(step.plus(loop)));
  }

  /** Tells whether it is what {@code cel.bind} becomes: a loop over nothing. */
  private static boolean isBinding(CelExpr.CelComprehension c) {
    return c.iterRange().getKind() == ExprKind.Kind.LIST
        && c.iterRange().list().elements().isEmpty()
        && c.loopCondition().getKind() == ExprKind.Kind.CONSTANT
        && c.loopCondition().constant().equals(FALSE)
        && !c.accuVar().equals("__result__");
  }

  private Range binding(CelExpr e, CelExpr.CelComprehension c) {
    Range cost = cost(c.iterRange()).plus(cost(c.accuInit()));
    locals.push(c.accuVar(), local(c.accuInit()));
    cost = cost.plus(cost(c.result()));
    locals.pop(c.accuVar());
    sizes.copy(e, c.result());
    return cost;
  }

  private Locals.Local local(CelExpr value) {
    return new Locals.Local(
        sizes.path(value), sizes.size(value).orElse(null), sizes.entries(value).orElse(null));
  }

  /** One variable runs over a list's items or a map's keys; of two, the first over the keys. */
  private Locals.Local iterated(CelExpr range, boolean keys) {
    return iterated(range, keys, false);
  }

  private Locals.Local iterated(CelExpr range, boolean keys, boolean values) {
    Optional<Entries> known = sizes.entries(range);
    boolean list =
        known.map(Entries::list).orElseGet(() -> sizes.type(range).kind() == CelKind.LIST);
    boolean value = values || !keys && list;
    String step =
        value
            ? list ? DeclaredSize.ITEMS : DeclaredSize.VALUES
            : list ? DeclaredSize.INDICES : DeclaredSize.KEYS;
    Range size = known.map(k -> value ? k.value() : k.key()).orElse(null);
    return new Locals.Local(sizes.path(range, step), size, null);
  }
}
