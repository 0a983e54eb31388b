package io.quarterdeck.edge.rest;

import io.quarterdeck.request.EventStream;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Slice;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.concurrent.Semaphore;

/** Makes JAX-RS responses of replies. */
final class Responses {
  private Responses() {}

  static Response of(Reply reply) {
    Response.ResponseBuilder response = Response.status(reply.code());
    for (Reply.Header header : reply.headers()) {
      response.header(header.name(), header.value());
    }
    if (!reply.contentType().isEmpty()) {
      response.header("Content-Type", reply.contentType());
    }
    return switch (reply) {
      case Reply.Whole whole ->
          response.header("Content-Length", whole.body().length).entity(whole.body()).build();
      case Reply.Pieces pieces ->
          response.header("Content-Length", pieces.length()).entity(stream(pieces)).build();
      case Reply.Events events -> response.entity(stream(events.stream())).build();
    };
  }

  /** What a proxied write is answered with; the thread that writes is one that may wait. */
  private static StreamingOutput stream(EventStream events) {
    return out -> {
      Semaphore ready = new Semaphore(0);
      try (events) {
        events.onReady(ready::release);
        while (!events.isDone()) {
          byte[] piece = events.poll();
          if (piece != null) {
            out.write(piece);
          } else if (!events.isDone()) {
            out.flush();
            ready.acquireUninterruptibly();
          }
        }
      }
    };
  }

  private static StreamingOutput stream(Reply.Pieces pieces) {
    return out -> {
      for (Slice piece : pieces.pieces()) {
        out.write(piece.bytes(), piece.offset(), piece.length());
      }
    };
  }
}
