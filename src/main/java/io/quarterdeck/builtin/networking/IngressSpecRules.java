package io.quarterdeck.builtin.networking;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Format;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.Ip;
import io.quarterdeck.status.FieldErrors;
import java.util.List;

/**
 * The rules of the spec of an Ingress: hosts, paths and the backends behind them, certificates. Two
 * came later than the objects that break them, and let an update of such an object pass.
 */
final class IngressSpecRules {
  private static final Choices PATH_TYPES = Choices.of("Exact", "Prefix", "ImplementationSpecific");
  private static final List<String> NOT_IN_PATHS = List.of("//", "/./", "/../", "%2f", "%2F");
  private static final List<String> NOT_AT_END = List.of("/..", "/.");

  /** What the name of a Service may be since KEP-5311, and what it might be before. */
  private static final Format SERVICE_NAME = Formats.DNS_LABEL;

  private static final Format FORMER_SERVICE_NAME = Formats.DNS_1035_LABEL;

  private final boolean anySecretName;
  private final boolean anyRuleOfWildcards;
  private final Format serviceName;

  private IngressSpecRules(boolean anySecretName, boolean anyRuleOfWildcards, Format serviceName) {
    this.anySecretName = anySecretName;
    this.anyRuleOfWildcards = anyRuleOfWildcards;
    this.serviceName = serviceName;
  }

  static IngressSpecRules ofNew() {
    return new IngressSpecRules(false, false, SERVICE_NAME);
  }

  static IngressSpecRules ofUpdate(MapValue old) {
    return new IngressSpecRules(hasWrongSecretName(old), hasWrongRuleOfWildcard(old), SERVICE_NAME);
  }

  private static boolean hasWrongSecretName(MapValue old) {
    return old.list("tls").maps().stream()
        .map(tls -> tls.string("secretName"))
        .anyMatch(name -> !name.isEmpty() && !Formats.DNS_SUBDOMAIN.accepts(name));
  }

  private static boolean hasWrongRuleOfWildcard(MapValue old) {
    FieldErrors wrong = new FieldErrors();
    IngressSpecRules former = new IngressSpecRules(false, false, FORMER_SERVICE_NAME);
    for (Fields rule : Fields.of(old, wrong).each("rules")) {
      if (isWildcard(rule.string("host"))) {
        former.checkPaths(rule);
      }
    }
    return !wrong.isEmpty();
  }

  void check(Fields spec) {
    if (spec.isEmpty("rules") && !spec.has("defaultBackend")) {
      spec.errors()
          .invalid(spec.path(), null, "either `defaultBackend` or `rules` must be specified");
    }
    if (spec.has("defaultBackend")) {
      checkBackend(spec.in("defaultBackend"));
    }
    for (Fields rule : spec.each("rules")) {
      checkRule(rule);
    }
    for (Fields tls : spec.each("tls")) {
      checkTls(tls);
    }
    if (spec.has("ingressClassName")) {
      spec.form("ingressClassName", Formats.DNS_SUBDOMAIN);
    }
  }

  private void checkTls(Fields tls) {
    tls.eachForm("hosts", IngressSpecRules::wrongHost);
    if (!anySecretName) {
      tls.ifSet("secretName", Formats.DNS_SUBDOMAIN);
    }
  }

  private void checkRule(Fields rule) {
    String host = rule.string("host");
    if (Ip.parse(host).isPresent()) {
      rule.invalid("host", "must be a DNS name, not an IP address");
    }
    rule.ifSet("host", IngressSpecRules::wrongHost);
    if (!isWildcard(host) || !anyRuleOfWildcards) {
      checkPaths(rule);
    }
  }

  private static boolean isWildcard(String host) {
    return host.indexOf('*') >= 0;
  }

  private static List<String> wrongHost(String host) {
    return (isWildcard(host) ? Formats.WILDCARD_SUBDOMAIN : Formats.DNS_SUBDOMAIN).check(host);
  }

  private void checkPaths(Fields rule) {
    if (rule.has("http")) {
      Fields http = rule.in("http");
      http.required("paths");
      for (Fields path : http.each("paths")) {
        checkPath(path);
      }
    }
  }

  private void checkPath(Fields path) {
    if (!path.has("pathType")) {
      path.required("pathType", "pathType must be specified");
      return;
    }
    if (path.oneOf("pathType", PATH_TYPES)) {
      checkForm(path, path.string("pathType").equals("ImplementationSpecific"));
    }
    checkBackend(path.in("backend"));
  }

  private static void checkForm(Fields path, boolean implementationSpecific) {
    String value = path.string("path");
    if (value.isEmpty() ? !implementationSpecific : value.charAt(0) != '/') {
      path.invalid("path", value, "must be an absolute path");
    }
    if (implementationSpecific) {
      return;
    }
    for (String part : NOT_IN_PATHS) {
      if (value.contains(part)) {
        path.invalid("path", "must not contain '" + part + "'");
      }
    }
    for (String end : NOT_AT_END) {
      if (value.endsWith(end)) {
        path.invalid("path", "cannot end with '" + end + "'");
      }
    }
  }

  private void checkBackend(Fields backend) {
    boolean resource = backend.has("resource");
    boolean service = backend.has("service");
    if (resource && service) {
      wrong(backend, "cannot set both resource and service backends");
    } else if (resource) {
      TypedReferences.check(backend.in("resource"));
    } else if (service) {
      backend.in("service").required("name", serviceName);
      checkPort(backend);
    } else {
      wrong(backend, "resource or service backend is required");
    }
  }

  /** The port has a number or a name, not both. */
  private static void checkPort(Fields backend) {
    Fields port = backend.in("service").in("port");
    boolean named = !port.isEmpty("name");
    boolean numbered = port.integer("number") != 0;
    if (named && numbered) {
      wrong(backend, "cannot set both port name & port number");
    } else if (named) {
      port.form("name", Formats.PORT_NAME);
    } else if (numbered) {
      port.port("number");
    } else {
      backend.errors().required(backend.path(), "port name or number is required");
    }
  }

  private static void wrong(Fields backend, String detail) {
    backend.errors().invalid(backend.path(), "", detail);
  }
}
