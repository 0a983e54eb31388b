package io.quarterdeck.builtin.resource;

import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Path;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.status.FieldErrors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names of a claim's requests and, after a slash, of their alternatives; not their rules. */
final class RequestNames {
  private static final String UNKNOWN =
      "must be the name of a request in the claim or the name of a request and a subrequest"
          + " separated by '/'";

  private final Map<String, Set<String>> names;

  private RequestNames(Map<String, Set<String>> names) {
    this.names = names;
  }

  /**
   * Gathers the names.
   *
   * @param devices what the claim asks for: its {@code spec.devices}
   */
  static RequestNames of(MapValue devices) {
    Map<String, Set<String>> names = new HashMap<>();
    for (MapValue request : devices.list("requests").maps()) {
      Set<String> alternatives = new HashSet<>();
      request.list("firstAvailable").maps().forEach(a -> alternatives.add(a.string("name")));
      names.put(request.string("name"), alternatives);
    }
    return new RequestNames(names);
  }

  /** Checks a reference to a request. */
  void check(String name, Path path, FieldErrors errors) {
    String[] parts = name.split("/", -1);
    if (parts.length > 2) {
      errors.invalid(path, name, UNKNOWN);
      return;
    }
    for (String part : parts) {
      DeviceNames.form(Formats.DNS_LABEL).check(part, path, errors);
    }
    Set<String> alternatives = names.get(parts[0]);
    if (alternatives == null || parts.length == 2 && !alternatives.contains(parts[1])) {
      errors.invalid(path, name, UNKNOWN);
    }
  }
}
