package io.quarterdeck.builtin.admissionregistration;

import io.quarterdeck.object.Path;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.status.FieldErrors;
import io.quarterdeck.status.GoText;

/** The rules of how a webhook is reached: by a URL or through a service. */
final class WebhookClientRules {
  private static final String FORM = "; desired format: https://host[/path]";
  private static final int PORT_MAX = 65535;

  private WebhookClientRules() {}

  /** Checks the client configuration of a webhook. */
  static void check(Fields webhook) {
    Fields config = webhook.in("clientConfig");
    if (config.has("url") == config.has("service")) {
      webhook.errors().required(config.path(), "exactly one of url or service is required");
    } else if (config.has("url")) {
      checkUrl(config.string("url"), config.at("url"), config.errors());
    } else {
      checkService(config.in("service"));
    }
  }

  private static void checkUrl(String url, Path path, FieldErrors errors) {
    UrlParts parts = UrlParts.parse(url);
    if (!parts.error().isEmpty()) {
      String error = "parse " + GoText.quote(url) + ": " + parts.error();
      errors.required(path, "url must be a valid URL: " + error + FORM);
      return;
    }
    if (!parts.scheme().equals("https")) {
      errors.invalid(path, parts.scheme(), "'https' is the only allowed URL scheme" + FORM);
    }
    if (parts.host().isEmpty()) {
      errors.invalid(path, "", "host must be specified" + FORM);
    }
    if (parts.user() != null) {
      errors.invalid(path, parts.user(), "user information is not permitted in the URL");
    }
    if (!parts.fragment().isEmpty()) {
      errors.invalid(path, parts.fragment(), "fragments are not permitted in the URL");
    }
    if (!parts.query().isEmpty()) {
      errors.invalid(path, parts.query(), "query parameters are not permitted in the URL");
    }
  }

  /** Upstream takes the name for the namespace and the namespace for the name; so do messages. */
  private static void checkService(Fields service) {
    if (service.string("namespace").isEmpty()) {
      service.errors().required(service.at("name"), "");
    }
    if (service.string("name").isEmpty()) {
      service.errors().required(service.at("namespace"), "");
    }
    long port = service.integer("port");
    if (port < 1 || port > PORT_MAX) {
      service.invalid("port", "port is not valid: " + Fields.inclusive(1, PORT_MAX));
    }
    if (service.has("path")) {
      checkPath(service, service.string("path"));
    }
  }

  private static void checkPath(Fields service, String path) {
    if (path.equals("/") || path.isEmpty()) {
      return;
    }
    if (path.equals("//")) {
      service.invalid("path", path, "segment[0] may not be empty");
      return;
    }
    if (!path.startsWith("/")) {
      service.invalid("path", path, "must start with a '/'");
    }
    String rest = path.substring(1);
    String[] steps =
        (rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest).split("/", -1);
    for (int i = 0; i < steps.length; i++) {
      if (steps[i].isEmpty()) {
        service.invalid("path", path, "segment[" + i + "] may not be empty");
        continue;
      }
      for (String message : Formats.DNS_SUBDOMAIN.check(steps[i])) {
        service.invalid("path", path, "segment[" + i + "]: " + message);
      }
    }
  }
}
