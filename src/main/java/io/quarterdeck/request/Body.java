package io.quarterdeck.request;

import java.io.IOException;

/** The unread body of a request. */
public interface Body {
  Body EMPTY = maxBytes -> new byte[0];

  /**
   * Reads the body; call it once. Blocks.
   *
   * @throws io.quarterdeck.status.ApiException 413 if it is longer than {@code maxBytes}
   * @throws IOException if the client went away
   */
  byte[] read(int maxBytes) throws IOException;
}
