package io.quarterdeck.builtin.flowcontrol;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.GoStruct;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.rules.ObjectMeta;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/**
 * The rules of FlowSchema: which requests (by whom, to what) go to which priority level (KEP-1040).
 */
final class FlowSchemaRules implements SpecStrategy {
  private static final long MAX_PRECEDENCE = 10_000;
  private static final Choices DISTINGUISHERS = Choices.of("ByNamespace", "ByUser");
  private static final Choices SUBJECTS = Choices.of("ServiceAccount", "Group", "User");
  private static final Choices VERBS =
      Choices.of(
          "get",
          "list",
          "create",
          "update",
          "delete",
          "deletecollection",
          "patch",
          "watch",
          "proxy");
  private static final String ANY = "*";
  private static final GoStruct METHOD = GoStruct.of("Type");

  @Override
  public boolean keepsGeneration() {
    return true;
  }

  @Override
  public List<String> resetFields() {
    return List.of("status");
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject object, FieldErrors errors) {
    Fields schema = Fields.of(object.root(), errors);
    Metadata.checkKubernetesFinalizers(schema.in("metadata"));
    String name = object.meta().name();
    checkSpec(schema.in("spec"), name);
    MapValue fixed =
        FlowDefaults.MANDATORY.contains(name) ? FlowDefaults.FLOW_SCHEMAS.get(name) : null;
    if (fixed != null && !object.spec().equals(fixed)) {
      schema.invalid("spec", "spec of '" + name + "' must equal the fixed value");
    }
    FlowStatusRules.checkConditions(schema);
  }

  @Override
  public void validateUpdate(
      RuleContext context, KubeObject object, KubeObject old, FieldErrors errors) {
    Fields metadata = Fields.of(object.root(), errors).in("metadata");
    ObjectMeta.check(metadata, false, nameRule()::check);
    validateCreate(context, object, errors);
  }

  private static void checkSpec(Fields spec, String name) {
    long precedence = spec.integer("matchingPrecedence");
    if (precedence <= 0) {
      spec.invalid("matchingPrecedence", "must be a positive value");
    }
    if (precedence > MAX_PRECEDENCE) {
      spec.invalid("matchingPrecedence", "must not be greater than " + MAX_PRECEDENCE);
    }
    if (precedence == 1 && !name.equals("exempt")) {
      spec.invalid(
          "matchingPrecedence", "only the schema named 'exempt' may have matchingPrecedence 1");
    }
    if (spec.has("distinguisherMethod")) {
      Fields method = spec.in("distinguisherMethod");
      if (!DISTINGUISHERS.has(method.string("type"))) {
        method.notSupported("type", METHOD.show(method.map()), DISTINGUISHERS);
      }
    }
    Fields level = spec.in("priorityLevelConfiguration");
    if (level.required("name", "must reference a priority level")) {
      level.form("name", Formats.DNS_SUBDOMAIN);
    }
    for (Fields rule : spec.each("rules")) {
      checkRule(rule);
    }
  }

  private static void checkRule(Fields rule) {
    rule.required("subjects", "subjects must contain at least one value");
    for (Fields subject : rule.each("subjects")) {
      checkSubject(subject);
    }
    if (rule.isEmpty("resourceRules") && rule.isEmpty("nonResourceRules")) {
      rule.errors()
          .required(
              rule.path(),
              "at least one of resourceRules and nonResourceRules has to be non-empty");
    }
    for (Fields resources : rule.each("resourceRules")) {
      checkResources(resources);
    }
    for (Fields paths : rule.each("nonResourceRules")) {
      checkVerbs(paths);
      checkPaths(paths);
    }
  }

  private static void checkSubject(Fields subject) {
    switch (subject.string("kind")) {
      case "ServiceAccount" -> {
        checkAccount(subject);
        forbid(subject, "user", "User");
        forbid(subject, "group", "Group");
      }
      case "User" -> {
        checkNamed(subject, "user", "User");
        forbid(subject, "serviceAccount", "ServiceAccount");
        forbid(subject, "group", "Group");
      }
      case "Group" -> {
        checkNamed(subject, "group", "Group");
        forbid(subject, "serviceAccount", "ServiceAccount");
        forbid(subject, "user", "User");
      }
      default -> subject.oneOf("kind", SUBJECTS);
    }
  }

  private static void forbid(Fields subject, String field, String kind) {
    subject.absent(field, field + " is forbidden when subject kind is not '" + kind + "'");
  }

  private static boolean checkNamed(Fields subject, String field, String kind) {
    if (!subject.has(field)) {
      subject
          .errors()
          .required(subject.at(field), field + " is required when subject kind is '" + kind + "'");
      return false;
    }
    return subject.in(field).required("name");
  }

  private static void checkAccount(Fields subject) {
    boolean named = checkNamed(subject, "serviceAccount", "ServiceAccount");
    if (!subject.has("serviceAccount")) {
      return;
    }
    Fields account = subject.in("serviceAccount");
    if (named && !account.string("name").equals(ANY)) {
      account.form("name", Formats.DNS_SUBDOMAIN);
    }
    if (account.required("namespace", "must specify namespace for service account")) {
      account.form("namespace", Formats.DNS_LABEL);
    }
  }

  private static void checkVerbs(Fields rule) {
    List<String> verbs = rule.list("verbs").strings();
    if (!rule.required("verbs", "verbs must contain at least one value")) {
      return;
    }
    if (verbs.contains(ANY)) {
      alone(rule, "verbs", "verbs");
    } else if (!verbs.stream().allMatch(VERBS::has)) {
      rule.notSupported("verbs", rule.list("verbs"), VERBS);
    }
  }

  private static void alone(Fields rule, String field, String what) {
    if (rule.list(field).size() > 1 && rule.list(field).strings().contains(ANY)) {
      rule.invalid(field, rule.list(field), "if '*' is present, must not specify other " + what);
    }
  }

  private static void checkResources(Fields rule) {
    checkVerbs(rule);
    if (rule.required("apiGroups", "resource rules must supply at least one api group")) {
      alone(rule, "apiGroups", "api groups");
    }
    if (rule.required("resources", "resource rules must supply at least one resource")) {
      alone(rule, "resources", "resources");
    }
    List<String> namespaces = rule.list("namespaces").strings();
    if (namespaces.isEmpty() && !rule.isTrue("clusterScope")) {
      rule.required(
          "namespaces",
          "resource rules that are not cluster scoped must supply at least one namespace");
    } else if (namespaces.contains(ANY)) {
      alone(rule, "namespaces", "namespaces");
    } else {
      checkNamespaces(rule, namespaces);
    }
  }

  private static void checkNamespaces(Fields rule, List<String> namespaces) {
    for (int i = 0; i < namespaces.size(); i++) {
      Path at = rule.at("namespaces").index(i);
      for (String wrong : Formats.DNS_LABEL.check(namespaces.get(i))) {
        rule.errors()
            .invalid(
                at,
                namespaces.get(i),
                "each member of this list must be '*' or a DNS-1123 label; " + wrong);
      }
    }
  }

  private static void checkPaths(Fields rule) {
    if (!rule.required("nonResourceURLs", "nonResourceURLs must contain at least one value")) {
      return;
    }
    List<String> paths = rule.list("nonResourceURLs").strings();
    if (paths.contains(ANY)) {
      alone(rule, "nonResourceURLs", "non-resource URLs");
      return;
    }
    for (int i = 0; i < paths.size(); i++) {
      String wrong = wrongWithPath(paths.get(i));
      if (!wrong.isEmpty()) {
        rule.errors().invalid(rule.at("nonResourceURLs").index(i), Value.of(paths.get(i)), wrong);
      }
    }
  }

  private static String wrongWithPath(String path) {
    if (path.isEmpty()) {
      return "must not be empty";
    }
    if (path.equals("/")) {
      return "";
    }
    if (!path.startsWith("/")) {
      return "must start with slash";
    }
    if (path.contains(" ")) {
      return "must not contain white-space";
    }
    if (path.contains("//")) {
      return "must not contain double slash";
    }
    int star = path.indexOf('*');
    boolean suffix = star == path.length() - 1 && path.endsWith("/*");
    return star < 0 || suffix ? "" : "wildcard can only do suffix matching";
  }
}
