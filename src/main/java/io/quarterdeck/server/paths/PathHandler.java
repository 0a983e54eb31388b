package io.quarterdeck.server.paths;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Reply;

/** Answers requests to one path. The request is authenticated and authorized already. */
@FunctionalInterface
public interface PathHandler {
  Reply answer(ApiRequest request);
}
