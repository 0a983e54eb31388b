package io.quarterdeck.registry;

import io.quarterdeck.request.Reply;

/** A subresource that is a stream of bytes to or from elsewhere, such as {@code log}. */
@FunctionalInterface
public interface Connect {
  Reply connect(Call call);
}
