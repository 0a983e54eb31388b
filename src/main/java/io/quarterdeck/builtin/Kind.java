package io.quarterdeck.builtin;

import io.quarterdeck.codec.GoForm;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.Columns;
import io.quarterdeck.resource.Conversion;
import io.quarterdeck.resource.DefaultColumns;
import io.quarterdeck.resource.DeletionPolicy;
import io.quarterdeck.resource.FieldLabels;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.SelectableField;
import io.quarterdeck.resource.StoredKind;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.resource.Subresource;
import io.quarterdeck.resource.Subresource.Role;
import io.quarterdeck.schema.TypeSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A built-in kind as its file declares it: names, scope, verbs, storage, subresources, selectable
 * fields, columns, rules. It becomes a {@link ResourceType} in each version that serves it.
 *
 * <p>Declared once in a static initializer and not changed afterwards: the methods that declare
 * return this very kind.
 */
public final class Kind {
  private static final List<String> ALL_VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
  private static final List<String> PART_VERBS = List.of("get", "patch", "update");
  private static final String NOT_SUPPORTED = "field label not supported: {label}";

  private final String kind;
  private final String plural;
  private String singular;
  private boolean namespaced;
  private boolean namespaceSelectable = true;
  private List<String> shortNames = List.of();
  private List<String> categories = List.of();
  private List<String> verbs = ALL_VERBS;
  private Optional<StoredKind> stored = Optional.empty();
  private String gate = "";
  private Strategy strategy = Strategy.NONE;
  private DeletionPolicy deletion = DeletionPolicy.AT_ONCE;
  private Optional<Table> table = Optional.empty();
  private final List<SelectableField> fields = new ArrayList<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private String refusal = NOT_SUPPORTED;
  private final List<Subresource> subresources = new ArrayList<>();
  private final Set<String> withoutTable = new HashSet<>();
  private final Map<String, UnaryOperator<MapValue>> defaults = new HashMap<>();
  private final Map<String, Conversion> conversions = new HashMap<>();
  private final Map<String, String> deprecations = new HashMap<>();

  private Kind(String kind, String plural) {
    this.kind = kind;
    this.plural = plural;
    this.singular = kind.toLowerCase(Locale.ROOT);
  }

  /** Begins a cluster-scoped kind with all verbs that is not kept. */
  public static Kind named(String kind, String plural) {
    return new Kind(kind, plural);
  }

  public Kind namespaced() {
    namespaced = true;
    return this;
  }

  public Kind shortNames(String... names) {
    shortNames = List.of(names);
    return this;
  }

  public Kind categories(String... names) {
    categories = List.of(names);
    return this;
  }

  /** Declares the verbs, where they are not all eight. */
  public Kind verbs(String... some) {
    verbs = List.of(some);
    return this;
  }

  /** Declares the feature gate that hides this kind when it is switched off by name. */
  public Kind gate(String name) {
    gate = name;
    return this;
  }

  /** Keeps the kind in the version {@code apiVersion}, in a directory named as its plural. */
  public Kind stored(String apiVersion) {
    return stored(apiVersion, plural);
  }

  /** Keeps the kind in the version {@code apiVersion}, in {@code directory} below the prefix. */
  public Kind stored(String apiVersion, String directory) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    String version = apiVersion.substring(slash + 1);
    stored =
        Optional.of(
            new StoredKind(group, version, kind, directory, namespaced, List.copyOf(fields)));
    return this;
  }

  /** Keeps, shows and rules the kind as {@code other}: the same objects in another group. */
  public Kind sameAs(Kind other) {
    stored = other.stored;
    table = other.table;
    strategy = other.strategy;
    return this;
  }

  /** Lets field selectors name the string at the dotted path {@code label}. Before stored. */
  public Kind select(String label) {
    String[] steps = label.split("\\.");
    return select(label, object -> text(object, steps));
  }

  /** As {@link #select(String)}, with an index: for fields that many clients select by. */
  public Kind selectIndexed(String label) {
    String[] steps = label.split("\\.");
    fields.add(new SelectableField(label, object -> text(object, steps), true));
    return alias(label, label);
  }

  /** Lets field selectors name {@code label}. Before stored. */
  public Kind select(String label, Function<KubeObject, String> value) {
    fields.add(new SelectableField(label, value));
    return alias(label, label);
  }

  /** Lets field selectors write {@code label} for the stored kind's label {@code of}. */
  public Kind alias(String label, String of) {
    labels.put(label, of);
    return this;
  }

  /** Refuses {@code metadata.namespace} in selectors, though the kind has a namespace. */
  public Kind namespaceNotSelectable() {
    namespaceSelectable = false;
    return this;
  }

  /**
   * Declares how selectors that name another field are refused: {@link FieldLabels#refusal}, with
   * {@code {gvk}} for the served version and kind.
   */
  public Kind refusal(String message) {
    refusal = message;
    return this;
  }

  /** Declares how objects go, where they do not just go. */
  public Kind deletion(DeletionPolicy policy) {
    deletion = policy;
    return this;
  }

  /** Declares that a DELETE answers with the object that is gone. */
  public Kind returnsDeleted() {
    return deletion(DeletionPolicy.AT_ONCE_RETURNING_OBJECT);
  }

  public Kind strategy(Strategy rules) {
    strategy = rules;
    return this;
  }

  /** Declares the columns, where they are not the name and the moment of creation. */
  public Kind columns(Table columns) {
    table = Optional.of(columns);
    return this;
  }

  /** Declares the subresource {@code status}, which reads and writes only that part. */
  public Kind status(Strategy rules) {
    return part("status", rules);
  }

  /** Declares a subresource that gets, updates and patches the object itself. */
  public Kind part(String name, Strategy rules) {
    return subresource(name, Role.PART, rules, "", kind, PART_VERBS);
  }

  /** Declares a subresource as {@link #part} does that has only some of the verbs. */
  public Kind part(String name, Strategy rules, String... some) {
    return subresource(name, Role.PART, rules, "", kind, List.of(some));
  }

  /** Declares a subresource as {@link #part} does whose answers cannot be a Table. */
  public Kind partWithoutTable(String name, Strategy rules) {
    withoutTable.add(name);
    return part(name, rules);
  }

  /** Declares a subresource of another kind or other verbs. */
  public Kind subresource(
      String name, Role role, String apiVersion, String ofKind, String... some) {
    return subresource(name, role, Strategy.NONE, apiVersion, ofKind, List.of(some));
  }

  /** Declares that a subresource takes its kind in {@code versions} too; they have one form. */
  public Kind takesAlso(String name, String... versions) {
    subresources.replaceAll(s -> s.name().equals(name) ? s.takingAlso(List.of(versions)) : s);
    return this;
  }

  /** Declares the subresource {@code proxy}, whose options have the kind {@code ofKind}. */
  public Kind proxy(String ofKind) {
    return subresource(
        "proxy", Role.CONNECT, "", ofKind, "create", "delete", "get", "patch", "update");
  }

  /** Declares the subresource {@code scale}. */
  public Kind scale() {
    return subresource("scale", Role.SCALE, Strategy.NONE, "autoscaling/v1", "Scale", PART_VERBS);
  }

  private Kind subresource(
      String name, Role role, Strategy rules, String apiVersion, String ofKind, List<String> some) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    String version = apiVersion.substring(slash + 1);
    subresources.add(
        new Subresource(
            name, role, some, group, version, ofKind, List.of(), rules, Optional.empty()));
    subresources.sort(Comparator.comparing(Subresource::name));
    return this;
  }

  /** Declares what {@code version} fills in; gets and returns the whole object. */
  public Kind defaults(String version, UnaryOperator<MapValue> fill) {
    defaults.put(version, fill);
    return this;
  }

  /** Declares how {@code version} differs from the stored one in more than its name. */
  public Kind converts(String version, Conversion conversion) {
    conversions.put(version, conversion);
    return this;
  }

  /**
   * Declares that {@code version} is deprecated: each use of it brings a Warning header.
   *
   * @param since the release, such as {@code v1.34}
   * @param until the release that does not serve it any more, "" if there is none
   * @param instead the version and kind to use, such as {@code apps/v1 Deployment}, or ""
   */
  public Kind deprecated(String version, String since, String until, String instead) {
    deprecations.put(
        version,
        " is deprecated in "
            + since
            + "+"
            + (until.isEmpty() ? "" : ", unavailable in " + until + "+")
            + (instead.isEmpty() ? "" : "; use " + instead));
    return this;
  }

  String plural() {
    return plural;
  }

  String gate() {
    return gate;
  }

  /** Returns this kind as {@code version} of {@code group} serves it. */
  ResourceType in(String group, String version, Sources sources) {
    String served = group.isEmpty() ? version : group + "/" + version;
    TypeSchema schema = sources.types().type(group, version, kind);
    TypeSchema kept =
        stored.map(s -> sources.types().type(s.group(), s.version(), s.kind())).orElse(schema);
    Columns columns =
        table.map(t -> t.describedBy(kept, sources.docs())).orElse(DefaultColumns.INSTANCE);
    return new ResourceType(
        group,
        version,
        plural,
        singular,
        kind,
        namespaced,
        shortNames,
        categories,
        verbs,
        stored,
        schema,
        filling(version, schema),
        conversion(served, version),
        strategy,
        deletion,
        columns,
        fieldLabels(group + "/" + version),
        subresources.stream().map(s -> placed(s, group, version, columns, sources)).toList(),
        deprecation(served, version));
  }

  private String deprecation(String served, String version) {
    String text = deprecations.get(version);
    return text == null ? "" : served + " " + kind + text;
  }

  /** What the kind's own rules fill in comes before what the type declares. */
  private UnaryOperator<MapValue> filling(String version, TypeSchema schema) {
    UnaryOperator<MapValue> own = defaults.getOrDefault(version, UnaryOperator.identity());
    return object -> GoForm.withDefaults(own.apply(object), schema);
  }

  private Conversion conversion(String served, String version) {
    String kept = stored.map(StoredKind::apiVersion).orElse(served);
    Conversion otherwise =
        kept.equals(served) ? Conversion.NONE : Conversion.renaming(served, kept);
    return conversions.getOrDefault(version, otherwise);
  }

  private FieldLabels fieldLabels(String served) {
    if (labels.isEmpty()) {
      return FieldLabels.METADATA;
    }
    Map<String, String> accepted = new HashMap<>(labels);
    accepted.put("metadata.name", "metadata.name");
    if (namespaced && namespaceSelectable) {
      accepted.put("metadata.namespace", "metadata.namespace");
    }
    return new FieldLabels(accepted, refusal.replace("{gvk}", served + ", Kind=" + kind));
  }

  /** Completes a subresource: without a version it has the kind's own, and so its columns. */
  private Subresource placed(
      Subresource s, String group, String version, Columns ofKind, Sources sources) {
    boolean own = s.version().isEmpty();
    Optional<Columns> columns =
        switch (s.role()) {
          case PART -> withoutTable.contains(s.name()) ? Optional.empty() : Optional.of(ofKind);
          case SCALE -> Optional.of(ScaleTable.columns(sources));
          case ACTION, CONNECT -> Optional.empty();
        };
    return new Subresource(
        s.name(),
        s.role(),
        s.verbs(),
        own ? group : s.group(),
        own ? version : s.version(),
        s.kind(),
        s.otherVersions(),
        s.strategy(),
        columns);
  }

  private static String text(KubeObject object, String[] steps) {
    MapValue at = object.root();
    for (int i = 0; i < steps.length - 1; i++) {
      at = at.map(steps[i]);
    }
    return at.string(steps[steps.length - 1]);
  }
}
