package io.quarterdeck.edge.http;

import io.quarterdeck.request.ApiRequest;

/**
 * What can be said of a request before the API is looked at: how long it may take. Anything that
 * kube-apiserver checks only after authorization is not for here, or 403 would come too late.
 */
public final class Envelope {
  private final Deadlines deadlines;

  Envelope(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  /**
   * Returns the request with what its envelope says.
   *
   * @throws io.quarterdeck.status.ApiException 400 if the envelope is not sound
   */
  public ApiRequest checked(ApiRequest request) {
    return request.withDeadline(deadlines.of(request));
  }
}
