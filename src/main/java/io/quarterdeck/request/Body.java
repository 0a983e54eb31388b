package io.quarterdeck.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

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

  /** Returns the body to be read as it comes, for who passes it on; instead of {@link #read}. */
  default InputStream stream() throws IOException {
    return new ByteArrayInputStream(read(Integer.MAX_VALUE - 1));
  }
}
