package io.quarterdeck.registry;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Format;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.util.Optional;

/** The media types of patches. */
public enum PatchType {
  JSON("application/json-patch+json"),
  MERGE("application/merge-patch+json"),
  STRATEGIC("application/strategic-merge-patch+json"),
  APPLY("application/apply-patch+yaml"),
  /** Only where CBOR is offered. */
  APPLY_CBOR("application/apply-patch+cbor");

  private final String mediaType;

  PatchType(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Tells whether it is a configuration for server-side apply. */
  boolean isApply() {
    return this == APPLY || this == APPLY_CBOR;
  }

  /**
   * Returns the type of a request's patch.
   *
   * @throws ApiException 415 if it is none
   */
  public static PatchType of(ApiRequest request) {
    String given = request.headers().first("Content-Type").orElse("");
    int params = given.indexOf(';');
    return find(params < 0 ? given : given.substring(0, params))
        .filter(type -> type != APPLY_CBOR || request.offer().formats().contains(Format.CBOR))
        .orElseThrow(Failures::routeUnsupportedMediaType);
  }

  private static Optional<PatchType> find(String mediaType) {
    for (PatchType type : values()) {
      if (type.mediaType.equals(mediaType.strip())) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
