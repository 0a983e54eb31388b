package io.quarterdeck.edge.http;

import io.quarterdeck.request.Body;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;

/** The body of a servlet request, read only when the door wants it and not past its limit. */
record LimitedBody(HttpServletRequest from) implements Body {
  private static final System.Logger LOG = System.getLogger(LimitedBody.class.getName());

  /** Enough for any honest mistake; whoever sends more may lose the connection. */
  private static final int MOST_DISCARDED_BYTES = 16 << 20;

  private static final int BUFFER_BYTES = 8192;

  @Override
  public byte[] read(int maxBytes) throws IOException {
    if (from.getContentLengthLong() > maxBytes) {
      throw tooLarge(maxBytes);
    }
    try (InputStream in = from.getInputStream()) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw tooLarge(maxBytes);
      }
      return bytes;
    }
  }

  @Override
  public InputStream stream() throws IOException {
    return from.getInputStream();
  }

  /**
   * Reads on to the end, so that the answer to a request that was refused unread finds a connection
   * that still works: HTTP/2 clients that are cut off in the middle of a body lose their other
   * requests with it.
   */
  void discard() {
    try {
      ServletInputStream in = from.getInputStream();
      byte[] bytes = new byte[BUFFER_BYTES];
      for (int total = 0; total < MOST_DISCARDED_BYTES && !in.isFinished(); ) {
        int read = in.read(bytes);
        if (read < 0) {
          return;
        }
        total += read;
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the client went away", e);
    }
  }

  private static ApiException tooLarge(int maxBytes) {
    return Failures.tooLarge("limit is " + maxBytes);
  }
}
