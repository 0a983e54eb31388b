package io.quarterdeck.crew;

import io.quarterdeck.codec.Json;
import io.quarterdeck.crew.Loopback.Answer;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ConfigMap {@code kube-system/extension-apiserver-authentication}, from which servers that
 * extend this one know its callers. Several servers may write it: what one adds stays.
 */
public final class AuthenticationData {
  /** The key prefix of what is said of callers that a proxy stands for. */
  private static final String HEADER_PREFIX = "requestheader-";

  private static final String CERTIFICATES_SUFFIX = "ca-file";
  private static final String END = "-----END CERTIFICATE-----";
  private static final String MAPS = "/api/v1/namespaces/kube-system/configmaps";
  private static final String NAME = "extension-apiserver-authentication";

  private final Loopback server;
  private final MapValue own;

  /**
   * @param own PEM certificates and JSON lists of strings, by key
   */
  public AuthenticationData(Loopback server, MapValue own) {
    this.server = server;
    this.own = own;
  }

  /** One round. */
  public void run() {
    if (own.isEmpty()) {
      return;
    }
    Answer there = server.get(MAPS + "/" + NAME);
    if (there.code() == 404) {
      MapValue metadata = MapValue.of("name", Value.of(NAME));
      server.ask("POST", MAPS, "", MapValue.of("metadata", metadata).with("data", own));
    } else if (there.isDone()) {
      MapValue data = there.body().map("data");
      MapValue merged = merged(data);
      if (!merged.equals(data)) {
        server.ask("PUT", MAPS + "/" + NAME, "", there.body().with("data", merged));
      }
    }
  }

  private MapValue merged(MapValue data) {
    MapValue merged = data;
    for (String key : own.keys()) {
      String before = data.string(key);
      String mine = own.string(key);
      String all =
          key.endsWith(CERTIFICATES_SUFFIX) || !key.startsWith(HEADER_PREFIX)
              ? String.join("", union(certificates(before), certificates(mine)))
              : json(union(strings(before), strings(mine)));
      merged = merged.with(key, Value.of(before.equals(mine) ? mine : all));
    }
    return merged;
  }

  private static Set<String> union(Collection<String> a, Collection<String> b) {
    Set<String> all = new LinkedHashSet<>(a);
    all.addAll(b);
    return all;
  }

  private static List<String> certificates(String pem) {
    List<String> found = new ArrayList<>();
    int from = pem.indexOf("-----BEGIN ");
    for (int end = pem.indexOf(END); from >= 0 && end > from; end = pem.indexOf(END, from)) {
      found.add(pem.substring(from, end + END.length()) + "\n");
      from = pem.indexOf("-----BEGIN ", end + END.length());
      if (from < 0) {
        break;
      }
    }
    return found;
  }

  private static List<String> strings(String json) {
    return !json.isEmpty()
            && Json.parse(json.getBytes(StandardCharsets.UTF_8)) instanceof ListValue l
        ? l.strings()
        : List.of();
  }

  private static String json(Collection<String> strings) {
    byte[] bytes = Json.write(ListValue.ofStrings(List.copyOf(strings)));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
