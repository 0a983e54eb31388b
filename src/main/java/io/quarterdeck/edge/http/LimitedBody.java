package io.quarterdeck.edge.http;

import io.quarterdeck.request.Body;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/** The body of a servlet request, read only when the door wants it and not past its limit. */
record LimitedBody(HttpServletRequest from) implements Body {
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

  private static ApiException tooLarge(int maxBytes) {
    return Failures.tooLarge("limit is " + maxBytes);
  }
}
