package io.quarterdeck.cel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.Sets;
import dev.cel.checker.CelChecker;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelListsExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import io.quarterdeck.cel.library.Addresses;
import io.quarterdeck.cel.library.Authorizations;
import io.quarterdeck.cel.library.KubernetesTypes;
import io.quarterdeck.cel.library.Lists;
import io.quarterdeck.cel.library.NamedFormats;
import io.quarterdeck.cel.library.Optionals;
import io.quarterdeck.cel.library.Quantities;
import io.quarterdeck.cel.library.Regexes;
import io.quarterdeck.cel.library.Semvers;
import io.quarterdeck.cel.library.Strings;
import io.quarterdeck.cel.library.Urls;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What an expression may name: variables, types and functions. Compiles expressions. Immutable and
 * safe for many threads; evaluating is not done here.
 *
 * <p>An expression is bounded before it is looked at (its length), while it is parsed (how deep it
 * nests, how many mistakes are told) and afterwards (how many are shown). What it was compiled to
 * is kept for the next object that has the same one.
 */
public final class Environment {
  /** cel-go's bounds: characters, and nested rules of the grammar. */
  private static final int LENGTH_MAX = 100_000;

  private static final int DEPTH_MAX = 250;

  /** Some policies' worth; an entry is a tree of about ten times its text. */
  private static final int CACHED_MAX = 256;

  private static final int CACHED_LENGTH_MAX = 2_000; // longer ones are rare and cost memory

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(LENGTH_MAX)
          .maxParseRecursionDepth(DEPTH_MAX)
          .populateMacroCalls(true)
          .enableReservedIds(true)
          .enableOptionalSyntax(true)
          .enableQuotedIdentifierSyntax(false)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  /** Version 2 of the string library, which has no {@code reverse}. */
  private static final Set<CelStringExtensions.Function> STRINGS =
      EnumSet.complementOf(EnumSet.of(CelStringExtensions.Function.REVERSE));

  /** Sorting by a key is one of ours. */
  private static final Set<CelListsExtensions.Function> LISTS =
      EnumSet.complementOf(EnumSet.of(CelListsExtensions.Function.SORT_BY));

  private final CelCompiler compiler;
  private final Structs structs;
  private final OpenTypes open;
  private final Cache<String, Compilation> compiled;

  private Environment(CelCompiler compiler, Structs structs, OpenTypes open, int cached) {
    this.compiler = compiler;
    this.structs = structs;
    this.open = open;
    this.compiled = Caffeine.newBuilder().maximumSize(cached).build();
  }

  /** Returns what every expression in Kubernetes 1.36 may use. */
  public static Environment kubernetes() {
    return Kubernetes.ENVIRONMENT;
  }

  /** Made when the first expression is compiled, which many servers never do. */
  private static final class Kubernetes {
    private static final Environment ENVIRONMENT =
        new Builder(
                CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(
                        Sets.difference(
                            CelStandardMacro.STANDARD_MACROS, Set.of(CelStandardMacro.HAS))),
                withoutFields(KubernetesTypes.STRUCTS),
                OpenTypes.NONE)
            .libraries(
                CelExtensions.optional(),
                CelExtensions.strings(STRINGS),
                CelExtensions.sets(OPTIONS),
                CelExtensions.lists(LISTS),
                CelExtensions.comprehensions())
            .libraries(
                Urls.LIBRARY,
                Regexes.LIBRARY,
                Lists.LIBRARY,
                Authorizations.LIBRARY,
                Quantities.LIBRARY,
                Strings.LIBRARY,
                Optionals.LIBRARY,
                Addresses.LIBRARY,
                NamedFormats.LIBRARY,
                Semvers.LIBRARY)
            .build();
  }

  private static Structs withoutFields(List<CelType> types) {
    Structs all = Structs.NONE;
    for (CelType type : types) {
      all = all.with(Structs.struct(type.name()).build());
    }
    return all;
  }

  /** Starts an environment that has what this one has, and more. */
  public Builder extend() {
    return new Builder(compiler.toCompilerBuilder(), structs, open);
  }

  /** Takes what an environment has more than another. */
  public static final class Builder {
    private final CelCompilerBuilder compiler;
    private Structs structs;
    private OpenTypes open;

    private Builder(CelCompilerBuilder compiler, Structs structs, OpenTypes open) {
      this.compiler = compiler;
      this.structs = structs;
      this.open = open;
    }

    public Builder variable(String name, CelType type) {
      compiler.addVar(name, type);
      return this;
    }

    /** Adds types that variables are of. */
    public Builder types(Structs more) {
      structs = structs.with(more);
      return this;
    }

    public Builder types(OpenTypes more) {
      open = open.or(more);
      return this;
    }

    public Builder libraries(CelCompilerLibrary... more) {
      compiler.addLibraries(more);
      return this;
    }

    public Environment build() {
      return build(CACHED_MAX);
    }

    /** Returns an environment that remembers nothing, because its open types change. */
    Environment buildForgetful() {
      return build(0);
    }

    private Environment build(int cached) {
      return new Environment(compiler.setTypeProvider(structs).build(), structs, open, cached);
    }
  }

  /** Compiles an expression, or remembers having done so. */
  public Compilation compile(String expression) {
    return expression.length() > CACHED_LENGTH_MAX
        ? compileNew(expression)
        : compiled.get(expression, this::compileNew);
  }

  private Compilation compileNew(String expression) {
    CelValidationResult parsed = compiler.parse(expression);
    if (parsed.hasError()) {
      return failed(parsed, parsed.getErrors(), i -> Wording.ofParser(i, expression));
    }
    CelAbstractSyntaxTree tree = tree(parsed);
    List<CelIssue> unreadable = LiteralChecks.checkNumbers(tree);
    if (!unreadable.isEmpty()) {
      return failed(parsed, unreadable, i -> i);
    }
    CelValidationResult checked = checker(tree).check(tree);
    if (checked.hasError()) {
      return failed(checked, checked.getErrors(), i -> Wording.ofChecker(i, tree));
    }
    CelAbstractSyntaxTree typed = tree(checked);
    List<CelIssue> wrong = LiteralChecks.check(typed);
    return wrong.isEmpty() ? new Compilation.Checked(typed) : failed(checked, wrong, i -> i);
  }

  private CelChecker checker(CelAbstractSyntaxTree tree) {
    return open == OpenTypes.NONE
        ? compiler
        : compiler
            .toCheckerBuilder()
            .setTypeProvider(MentionedFields.of(tree, structs, open))
            .build();
  }

  /** Shows the first issues; words are looked for only for those. */
  private static Compilation failed(
      CelValidationResult result, List<CelIssue> issues, UnaryOperator<List<CelIssue>> wording) {
    int shown = Math.min(issues.size(), Issues.ISSUES_MAX);
    List<CelIssue> worded = wording.apply(issues.subList(0, shown));
    return new Compilation.Failed(Issues.show(worded, issues.size() - shown, result.getSource()));
  }

  private static CelAbstractSyntaxTree tree(CelValidationResult result) {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new IllegalStateException("a result without errors has no tree", e);
    }
  }
}
