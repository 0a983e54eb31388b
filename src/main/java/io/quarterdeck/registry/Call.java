package io.quarterdeck.registry;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.resource.NamespaceLabels;
import io.quarterdeck.resource.ResourceType;
import io.quarterdeck.resource.RuleContext;
import io.quarterdeck.resource.Strategy;
import io.quarterdeck.resource.Subresource;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

/** One request to a resource on its way through a verb. */
public record Call(ApiRequest request, Route route, Warnings warnings) {
  /** The longest body that is read ({@code MaxRequestBodyBytes}). */
  public static final int BODY_MAX_BYTES = 3 * 1024 * 1024;

  public ResourceType type() {
    return route.type();
  }

  public String namespace() {
    return route.namespace();
  }

  public String name() {
    return route.name();
  }

  /** Returns the rules of the endpoint: those of the subresource if it is one. */
  public Strategy strategy() {
    return route.subresource().map(Subresource::strategy).orElse(type().strategy());
  }

  public String subresource() {
    return route.subresource().map(Subresource::name).orElse("");
  }

  public RuleContext context(boolean dryRun, Clock clock, NamespaceLabels labels) {
    return new RuleContext(request.user(), namespace(), subresource(), dryRun, clock, labels);
  }

  public Negotiation.Endpoint endpoint() {
    return route.subresource().isEmpty() || route.subresource().get().columns().isPresent()
        ? Negotiation.Endpoint.OBJECTS
        : Negotiation.Endpoint.WITHOUT_TABLE;
  }

  public ApiException notFound() {
    return Failures.notFound(type().group(), type().plural(), name());
  }

  /** Reads the body. */
  public byte[] body() {
    try {
      return request.body().read(BODY_MAX_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the client is gone: nobody hears the answer
    }
  }

  /**
   * Returns this call's name if it can be one in a key.
   *
   * @throws ApiException 400 if not, or if a namespace is missing
   */
  public String keyName() {
    if (type().namespaced() && namespace().isEmpty()) {
      throw Failures.badRequest("Namespace parameter required.");
    }
    return StorageKeys.checkedName(name());
  }
}
