package io.quarterdeck.builtin.apiserverinternal;

import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.resource.NameRule;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.SpecStrategy;
import io.quarterdeck.resource.StatusOnlyStrategy;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Format;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Metadata;
import io.quarterdeck.status.FieldErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of StorageVersion: the name is the group and the resource; its spec is empty. */
final class StorageVersionRules implements SpecStrategy {
  @Override
  public NameRule nameRule() {
    return (name, prefix) -> wrongName(name);
  }

  @Override
  public boolean allowsUnconditionalUpdate() {
    return false;
  }

  @Override
  public List<String> resetFields() {
    return List.of("status");
  }

  @Override
  public void validateCreate(RuleContext context, KubeObject version, FieldErrors errors) {
    Metadata.checkKubernetesFinalizers(Fields.of(version.root(), errors).in("metadata"));
  }

  private static List<String> wrongName(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return List.of("name must be in the form of <group>.<resource>");
    }
    List<String> wrong = new ArrayList<>();
    addAll(wrong, "the group segment ", Formats.DNS_SUBDOMAIN, name.substring(0, dot));
    addAll(wrong, "the resource segment ", Formats.DNS_1035_LABEL, name.substring(dot + 1));
    return wrong;
  }

  private static void addAll(List<String> wrong, String start, Format format, String part) {
    format.check(part).forEach(message -> wrong.add(start + message));
  }

  /** The rules of its status: what each server writes and reads, and what all agree on. */
  static final class OfStatus implements StatusOnlyStrategy {
    private static final Format API_VERSION = OfStatus::wrongApiVersion;
    private static final String NO_API_VERSION =
        Formats.pattern(
            "a DNS-1035 label, which must consist of lower case alphanumeric characters or '-',"
                + " start with an alphabetic character, and end with an alphanumeric character",
            "[a-z]([-a-z0-9]*[a-z0-9])?",
            "my-name",
            "abc-123");
    private static final String COMMON = "commonEncodingVersion";

    @Override
    public void validateUpdate(
        RuleContext context, KubeObject version, KubeObject old, FieldErrors errors) {
      Fields status = Fields.of(version.root(), errors).in("status");
      Set<String> servers = new HashSet<>();
      for (Fields server : status.each("storageVersions")) {
        if (!servers.add(server.string("apiServerID"))) {
          server.duplicate("apiServerID", server.string("apiServerID"));
        }
        checkServer(server);
      }
      checkCommon(status);
      checkConditions(status);
    }

    private static void checkServer(Fields server) {
      server.form("apiServerID", Formats.DNS_SUBDOMAIN);
      server.form("encodingVersion", API_VERSION);
      server.eachForm("decodableVersions", API_VERSION);
      List<String> decodable = server.list("decodableVersions").strings();
      String encoding = server.string("encodingVersion");
      if (!decodable.contains(encoding)) {
        server.invalid(
            "decodableVersions",
            server.value("decodableVersions"),
            "decodableVersions must include encodingVersion " + encoding);
      }
      ListValue served = server.list("servedVersions");
      for (int i = 0; i < served.size(); i++) {
        checkServed(server, i, served.string(i), decodable);
      }
    }

    private static void checkServed(Fields server, int i, String served, List<String> decodable) {
      var path = server.at("servedVersions").index(i);
      wrongApiVersion(served).forEach(wrong -> server.errors().invalid(path, served, wrong));
      if (!decodable.contains(served)) {
        server
            .errors()
            .invalid(
                path,
                served,
                "individual served version : "
                    + served
                    + " must be included in decodableVersions : ["
                    + String.join(" ", decodable)
                    + "]");
      }
    }

    private static void checkCommon(Fields status) {
      List<String> encodings =
          status.list("storageVersions").maps().stream()
              .map(server -> server.string("encodingVersion"))
              .distinct()
              .toList();
      boolean agreed = encodings.size() == 1;
      boolean told = status.has(COMMON);
      if (told && !agreed) {
        status.invalid(
            COMMON,
            "should be nil if servers do not agree on the same encoding version, or if there is no"
                + " server reporting the supported versions yet");
      } else if (agreed && !told) {
        status.invalid(COMMON, null, "the common encoding version is " + encodings.getFirst());
      } else if (agreed && !encodings.getFirst().equals(status.string(COMMON))) {
        status.invalid(COMMON, "the actual common encoding version is " + encodings.getFirst());
      }
    }

    /** Messages name conditions as if they stood in the status itself. */
    private static void checkConditions(Fields status) {
      List<MapValue> conditions = status.list("conditions").maps();
      Map<String, Integer> places = new HashMap<>();
      for (int i = 0; i < conditions.size(); i++) {
        Fields condition = Fields.at(status.path().index(i), conditions.get(i), status.errors());
        String type = condition.string("type");
        Integer before = places.put(type, i);
        if (before != null) {
          condition.invalid(
              "type",
              type,
              "the type of the condition is not unique, it also appears in conditions["
                  + before
                  + "]");
        }
        condition.form("type", Formats.LABEL_KEY);
        condition.form("status", Formats.LABEL_KEY);
        condition.required("reason");
        condition.required("message");
      }
    }

    private static List<String> wrongApiVersion(String apiVersion) {
      int slash = apiVersion.indexOf('/');
      if (apiVersion.indexOf('/', slash + 1) > slash && slash >= 0) {
        return List.of(
            "an apiVersion is "
                + NO_API_VERSION
                + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyVersion')");
      }
      List<String> wrong = new ArrayList<>();
      if (slash >= 0) {
        addPart(wrong, "group part: ", Formats.DNS_SUBDOMAIN, apiVersion.substring(0, slash));
      }
      addPart(wrong, "version part: ", Formats.DNS_1035_LABEL, apiVersion.substring(slash + 1));
      return wrong.isEmpty() ? wrong : List.of(String.join(",", wrong));
    }

    private static void addPart(List<String> wrong, String start, Format format, String part) {
      if (part.isEmpty()) {
        wrong.add(start + "must be non-empty");
      } else {
        addAll(wrong, start, format, part);
      }
    }
  }
}
