package io.quarterdeck.edge.http;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Decides which replies are compressed, and compresses them as fast as possible. */
public final class Gzip {
  /** Smaller replies are not worth the CPU ({@code defaultGzipThresholdBytes}). */
  private static final long THRESHOLD_BYTES = 128 * 1024;

  private static final int BUFFER_BYTES = 32 * 1024;
  private static final int FASTEST = 1;

  private Gzip() {}

  public static boolean wants(ApiRequest request, Reply reply) {
    long length =
        switch (reply) {
          case Reply.Whole whole -> whole.body().length;
          case Reply.Pieces pieces -> pieces.length();
          case Reply.Events events -> 0;
        };
    return length > THRESHOLD_BYTES && isAccepted(request) && !isEncoded(reply);
  }

  /** Only the bare word counts: {@code gzip;q=1} is not looked at, as upstream does not either. */
  private static boolean isAccepted(ApiRequest request) {
    for (String line : request.headers().all("Accept-Encoding")) {
      for (String word : line.split(",", -1)) {
        if (word.strip().equals("gzip")) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isEncoded(Reply reply) {
    List<Reply.Header> headers = reply.headers();
    return headers.stream().anyMatch(h -> h.name().equalsIgnoreCase("Content-Encoding"));
  }

  public static OutputStream stream(OutputStream out) throws IOException {
    return new Fast(out);
  }

  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(FASTEST);
    }
  }
}
