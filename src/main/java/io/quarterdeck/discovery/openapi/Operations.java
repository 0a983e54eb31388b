package io.quarterdeck.discovery.openapi;

import io.quarterdeck.discovery.openapi.Operation.Gvk;
import io.quarterdeck.resource.ApiVersion;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.Subresource;
import io.quarterdeck.schema.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the paths and operations of one served version of a group. */
final class Operations {
  private static final List<String> PROXY_METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch");

  private final ApiVersion version;
  private final Types types;
  private final Texts texts;
  private final String root;
  private final SortedMap<String, List<Operation>> paths = new TreeMap<>();

  private Operations(ApiVersion version, Types types, Texts texts) {
    this.version = version;
    this.types = types;
    this.texts = texts;
    this.root = (version.group().isEmpty() ? "/api/" : "/apis/") + version.groupVersion();
  }

  /** Returns the operations of {@code version} by path. */
  static SortedMap<String, List<Operation>> of(ApiVersion version, Types types, Texts texts) {
    Operations operations = new Operations(version, types, texts);
    operations.index();
    version.types().forEach(operations::resource);
    return operations.paths;
  }

  private void index() {
    add(
        root + "/",
        new Operation(
            "get",
            "get" + id() + "APIResources",
            tag(),
            "get available resources",
            "",
            Optional.empty(),
            List.of(),
            "",
            List.of(200),
            Names.META + "APIResourceList",
            Operation.OBJECTS,
            Operation.OBJECTS));
  }

  private void resource(ResourceType type) {
    collection(type);
    item(type);
    watches(type);
    type.subresources().forEach(s -> subresource(type, s));
  }

  private void collection(ResourceType type) {
    Draft draft = draft(type, type.kind()).scoped(type.namespaced());
    String path = collectionPath(type);
    if (type.verbs().contains("list")) {
      add(path, draft.list(listDescription(type)));
    }
    if (type.verbs().contains("create")) {
      add(path, draft.create("create " + article(type.kind()) + " " + type.kind()));
    }
    if (type.verbs().contains("deletecollection")) {
      add(path, draft.deleteCollection());
    }
    if (type.namespaced() && type.verbs().contains("list")) {
      add(
          root + "/" + type.plural(),
          draft(type, type.kind()).everywhere().list(listDescription(type)));
    }
  }

  private static String listDescription(ResourceType type) {
    String verbs = type.verbs().contains("watch") ? "list or watch" : "list";
    return verbs + " objects of kind " + type.kind();
  }

  private static String article(String kind) {
    return "AEIOU".indexOf(kind.charAt(0)) < 0 ? "a" : "an";
  }

  private void item(ResourceType type) {
    Draft draft = draft(type, type.kind()).scoped(type.namespaced()).named(type.kind());
    String path = collectionPath(type) + "/{name}";
    String the = " the specified " + type.kind();
    if (type.verbs().contains("get")) {
      add(path, draft.read("read" + the));
    }
    if (type.verbs().contains("update")) {
      add(path, draft.replace("replace" + the));
    }
    if (type.verbs().contains("patch")) {
      add(path, draft.patch("partially update" + the));
    }
    if (type.verbs().contains("delete")) {
      add(path, draft.delete("delete " + article(type.kind()) + " " + type.kind(), gives(type)));
    }
  }

  private String gives(ResourceType type) {
    return type.deletion().returnsObject() ? type.schema().name() : Names.STATUS;
  }

  private void watches(ResourceType type) {
    if (!type.verbs().contains("watch")) {
      return;
    }
    Draft draft = draft(type, type.kind()).scoped(type.namespaced());
    String base = root + "/watch" + (type.namespaced() ? "/namespaces/{namespace}/" : "/");
    add(base + type.plural(), draft.watchList());
    add(base + type.plural() + "/{name}", draft.named(type.kind()).watch());
    if (type.namespaced()) {
      add(root + "/watch/" + type.plural(), draft(type, type.kind()).everywhere().watchList());
    }
  }

  private void subresource(ResourceType type, Subresource sub) {
    String path = collectionPath(type) + "/{name}/" + sub.name();
    if (sub.role() == Subresource.Role.CONNECT) {
      connection(type, sub, path);
      return;
    }
    Draft draft = draft(type, sub).scoped(type.namespaced()).named(sub.kind()).sub(sub.name());
    String of = " " + sub.name() + " of the specified " + type.kind();
    for (String verb : sub.verbs()) {
      switch (verb) {
        case "get" -> add(path, draft.read("read" + of));
        case "update" -> add(path, draft.replace("replace" + of));
        case "patch" -> add(path, draft.patch("partially update" + of));
        case "create" ->
            add(
                path,
                draft.create(
                    "create " + sub.name() + " of " + article(type.kind()) + " " + type.kind()));
        default -> throw new IllegalArgumentException(sub.name() + " has the verb " + verb);
      }
    }
  }

  private void connection(ResourceType type, Subresource sub, String path) {
    Draft draft = draft(type, sub).scoped(type.namespaced()).named(sub.kind()).sub(sub.name());
    if (!sub.kind().endsWith("Options")) {
      List<Parameter> options = options(sub.group(), sub.version(), sub.kind() + "LogOptions");
      add(path, draft.log("read " + sub.name() + " of the specified " + type.kind(), options));
      return;
    }
    List<Parameter> options = options(sub.group(), sub.version(), sub.kind());
    boolean proxies = sub.name().equals("proxy");
    for (String method : proxies ? PROXY_METHODS : List.of("get", "post")) {
      String description =
          "connect "
              + method.toUpperCase(java.util.Locale.ROOT)
              + " requests to "
              + sub.name()
              + " of "
              + type.kind();
      add(path, draft.connect(method, description, options, false));
      if (proxies) {
        add(path + "/{path}", draft.connect(method, description, options, true));
      }
    }
  }

  private List<Parameter> options(String group, String ofVersion, String kind) {
    return types.find(group, ofVersion, kind).map(t -> Parameters.of(t, texts)).orElse(List.of());
  }

  private String collectionPath(ResourceType type) {
    return root + (type.namespaced() ? "/namespaces/{namespace}/" : "/") + type.plural();
  }

  private Draft draft(ResourceType type, String kind) {
    String list = Names.definition(types, type.group(), type.version(), kind + "List");
    Gvk gvk = new Gvk(type.group(), type.version(), kind);
    return new Draft(id(), tag(), type.kind(), gvk, type.schema().name(), list);
  }

  private Draft draft(ResourceType type, Subresource sub) {
    Gvk gvk = new Gvk(sub.group(), sub.version(), sub.kind());
    String definition = Names.definition(types, sub.group(), sub.version(), sub.kind());
    String own = definition.isEmpty() ? type.schema().name() : definition;
    return new Draft(id(), tag(), type.kind(), gvk, own, "");
  }

  private String id() {
    return Names.id(version.group(), version.version());
  }

  private String tag() {
    return Names.camel(version.group()) + "_" + version.version();
  }

  private void add(String path, Operation operation) {
    paths.computeIfAbsent(path, p -> new ArrayList<>()).add(operation);
  }
}
