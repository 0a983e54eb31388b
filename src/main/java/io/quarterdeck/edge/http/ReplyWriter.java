package io.quarterdeck.edge.http;

import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Slice;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;

/**
 * Writes replies to the servlet response of an exchange that has gone asynchronous. Blocks while
 * the client reads slowly, so it runs on virtual threads; only event streams do not block.
 */
final class ReplyWriter {
  /** Pieces are gathered up to this size: few writes, and no more memory than this. */
  private static final int GATHER_BYTES = 64 * 1024;

  private static final System.Logger LOG = System.getLogger(ReplyWriter.class.getName());

  private final EventWriters events;

  ReplyWriter(EventWriters events) {
    this.events = events;
  }

  /** Writes the reply and completes the exchange, unless someone else has answered it already. */
  void write(Exchange exchange, AsyncContext async, End end, Reply reply) {
    if (!exchange.claim()) {
      if (reply instanceof Reply.Events late) {
        late.stream().close();
      }
      return;
    }
    try {
      switch (reply) {
        case Reply.Whole whole -> writeWhole(exchange, whole);
        case Reply.Pieces pieces -> writePieces(exchange, pieces);
        case Reply.Events stream -> {
          head(exchange, stream);
          events.start(exchange, async, end, stream.stream());
          return;
        }
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the client went away", e);
    }
    async.complete();
  }

  private static void writeWhole(Exchange exchange, Reply.Whole reply) throws IOException {
    byte[] body = reply.body();
    if (Gzip.wants(exchange.request(), reply)) {
      try (OutputStream out = zipped(exchange, reply)) {
        out.write(body);
      }
      return;
    }
    HttpServletResponse response = head(exchange, reply);
    response.setContentLength(body.length);
    if (!exchange.request().method().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  private static void writePieces(Exchange exchange, Reply.Pieces reply) throws IOException {
    boolean zip = Gzip.wants(exchange.request(), reply);
    OutputStream raw = zip ? zipped(exchange, reply) : plain(exchange, reply);
    try (OutputStream out = new BufferedOutputStream(raw, GATHER_BYTES)) {
      for (Slice piece : reply.pieces()) {
        out.write(piece.bytes(), piece.offset(), piece.length());
      }
    }
  }

  private static OutputStream plain(Exchange exchange, Reply.Pieces reply) throws IOException {
    HttpServletResponse response = head(exchange, reply);
    response.setContentLengthLong(reply.length());
    return response.getOutputStream();
  }

  private static OutputStream zipped(Exchange exchange, Reply reply) throws IOException {
    HttpServletResponse response = head(exchange, reply);
    response.setHeader("Content-Encoding", "gzip");
    response.addHeader("Vary", "Accept-Encoding");
    return Gzip.stream(response.getOutputStream());
  }

  private static HttpServletResponse head(Exchange exchange, Reply reply) {
    HttpServletResponse response = exchange.servletResponse();
    response.setStatus(reply.code());
    for (Reply.Header header : reply.headers()) {
      response.addHeader(header.name(), header.value());
    }
    if (!reply.contentType().isEmpty()) {
      response.setContentType(reply.contentType());
    }
    return response;
  }
}
