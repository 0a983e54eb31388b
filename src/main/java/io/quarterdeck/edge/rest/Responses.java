package io.quarterdeck.edge.rest;

import io.quarterdeck.edge.http.Gzip;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Slice;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;

/** Makes JAX-RS responses of replies. */
final class Responses {
  private Responses() {}

  /** Compresses as the answers to reads are compressed. */
  static Response of(ApiRequest request, Reply reply) {
    Response.ResponseBuilder response = Response.status(reply.code());
    for (Reply.Header header : reply.headers()) {
      response.header(header.name(), header.value());
    }
    if (!reply.contentType().isEmpty()) {
      response.header("Content-Type", reply.contentType());
    }
    if (Gzip.wants(request, reply)) {
      response.header("Content-Encoding", "gzip").header("Vary", "Accept-Encoding");
      return response.entity(zipped(reply)).build();
    }
    return switch (reply) {
      case Reply.Whole whole ->
          response.header("Content-Length", whole.body().length).entity(whole.body()).build();
      case Reply.Pieces pieces ->
          response
              .header("Content-Length", pieces.length())
              .entity((StreamingOutput) out -> write(pieces, out))
              .build();
      case Reply.Events events -> throw refused(events);
    };
  }

  private static StreamingOutput zipped(Reply reply) {
    return out -> {
      try (OutputStream zip = Gzip.stream(out)) {
        switch (reply) {
          case Reply.Whole whole -> zip.write(whole.body());
          case Reply.Pieces pieces -> write(pieces, zip);
          case Reply.Events events -> throw refused(events);
        }
      }
    };
  }

  private static IllegalStateException refused(Reply.Events events) {
    events.stream().close();
    return new IllegalStateException("an event stream in answer to a write");
  }

  private static void write(Reply.Pieces pieces, OutputStream out) throws IOException {
    for (Slice piece : pieces.pieces()) {
      out.write(piece.bytes(), piece.offset(), piece.length());
    }
  }
}
