package io.quarterdeck.server.paths;

import io.quarterdeck.access.serviceaccount.Keys;
import io.quarterdeck.codec.Json;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Reply.Header;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.Reason;
import io.quarterdeck.status.Status;
import java.util.List;
import java.util.Locale;

/**
 * The documents by which others verify service account tokens: the issuer's configuration and key
 * set (OpenID Connect Discovery 1.0, section 3; RFC 7517). GET only, each in its one media type.
 */
public final class IssuerDocuments {
  public static final String CONFIGURATION_PATH = "/.well-known/openid-configuration";
  public static final String KEYS_PATH = "/openid/v1/jwks";
  private static final String KEYS_TYPE = "application/jwk-set+json";
  private static final Header CACHED = new Header("Cache-Control", "public, max-age=3600");

  private final byte[] configuration;
  private final byte[] keySet;

  /**
   * @param issuer the first {@code --service-account-issuer}
   * @param keysUri {@code --service-account-jwks-uri}, or where this server serves the key set
   */
  public IssuerDocuments(String issuer, String keysUri, Keys keys) {
    configuration =
        Json.write(
            MapValue.builder()
                .put("issuer", issuer)
                .put("jwks_uri", keysUri)
                .put("response_types_supported", ListValue.of(Value.of("id_token")))
                .put("subject_types_supported", ListValue.of(Value.of("public")))
                .put(
                    "id_token_signing_alg_values_supported", ListValue.ofStrings(keys.algorithms()))
                .build());
    keySet =
        Json.write(
            MapValue.of(
                "keys",
                ListValue.of(keys.published().stream().map(IssuerDocuments::key).toList())));
  }

  private static MapValue key(java.util.Map<String, Object> key) {
    MapValue.Builder map = MapValue.builder();
    key.forEach((name, value) -> map.put(name, String.valueOf(value)));
    return map.build();
  }

  public void register(Paths.Builder paths) {
    paths.at(CONFIGURATION_PATH, r -> document(r, Texts.JSON, configuration));
    paths.at(KEYS_PATH, r -> document(r, KEYS_TYPE, keySet));
  }

  private static Reply document(ApiRequest request, String type, byte[] document) {
    if (!request.method().equals("GET")) {
      throw Failures.methodNotAllowed();
    }
    if (!accepts(request, type)) {
      throw new ApiException(
          Status.of(
              Reason.NOT_ACCEPTABLE,
              "406: Not Acceptable\n\nAvailable representations: " + type,
              Status.Details.EMPTY));
    }
    return new Reply.Whole(200, type, List.of(CACHED), document);
  }

  private static boolean accepts(ApiRequest request, String type) {
    String accept = request.headers().first("Accept").orElse("*/*");
    for (String offered : accept.split(",", -1)) {
      String media = offered.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      if (media.equals("*/*") || media.equals("application/*") || media.equals(type)) {
        return true;
      }
    }
    return accept.isBlank();
  }
}
