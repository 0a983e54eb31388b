package io.quarterdeck.cel.library;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.STRING;
import static io.quarterdeck.cel.library.KubernetesTypes.URL;

import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;

/** URLs (RFC 3986): {@code url('https://example.com:80/').getHost()}. */
public final class Urls {
  public static final Library LIBRARY =
      Library.declares()
          .function("url", "string_to_url", URL, STRING)
          .function("isURL", "is_url_string", BOOL, STRING)
          .method("getScheme", "url_get_scheme", STRING, URL)
          .method("getHost", "url_get_host", STRING, URL)
          .method("getHostname", "url_get_hostname", STRING, URL)
          .method("getPort", "url_get_port", STRING, URL)
          .method("getEscapedPath", "url_get_escaped_path", STRING, URL)
          .method("getQuery", "url_get_query", MapType.create(STRING, ListType.create(STRING)), URL)
          .build();

  private Urls() {}
}
