package io.quarterdeck.edge.rest;

import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Slice;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

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
      case Reply.Events events -> {
        events.stream().close();
        throw new IllegalStateException("an event stream in answer to a write");
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
