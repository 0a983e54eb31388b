package io.quarterdeck.server;

import io.quarterdeck.access.Attributes;
import io.quarterdeck.access.Authentication;
import io.quarterdeck.access.Authorization;
import io.quarterdeck.access.Credentials;
import io.quarterdeck.access.Impersonation;
import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.StatusDocument;
import io.quarterdeck.discovery.Discovery;
import io.quarterdeck.metrics.RequestMetrics;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.registry.Call;
import io.quarterdeck.registry.Encoder;
import io.quarterdeck.registry.Route;
import io.quarterdeck.registry.Verbs;
import io.quarterdeck.registry.Warnings;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.EventStream;
import io.quarterdeck.request.Format;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.Offer;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Reply.Header;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.resource.LiveCatalog;
import io.quarterdeck.server.paths.Paths;
import io.quarterdeck.server.paths.Texts;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.Reason;
import io.quarterdeck.status.Status;
import io.quarterdeck.store.StoreException;
import io.quarterdeck.store.StoreTimeoutException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The door: every request comes in here and every answer goes out. Shows the way of a request in
 * one place; what a verb does is the business of {@code registry}, bytes on the wire that of the
 * edge.
 */
public final class ApiServer {
  private static final Logger LOG = System.getLogger(ApiServer.class.getName());
  private static final Header NO_SNIFFING = new Header("X-Content-Type-Options", "nosniff");
  private static final Header NO_CACHE = new Header("Cache-Control", "no-cache, private");

  /** What the door leads to. */
  public record Rooms(
      Authentication authentication,
      Impersonation impersonation,
      Authorization authorization,
      LiveCatalog catalog,
      Verbs verbs,
      Discovery discovery,
      Paths paths,
      Encoder encoder,
      RequestMetrics metrics,
      Seats seats,
      Duration requestTimeout,
      Offer offer) {}

  private final Rooms rooms;
  private final Envelope envelope;
  private volatile Router router;

  public ApiServer(Rooms rooms) {
    this.rooms = rooms;
    this.envelope = new Envelope(rooms.requestTimeout());
    this.router = new Router(rooms.catalog().current());
  }

  /**
   * Finds out who sends a request.
   *
   * @throws ApiException 401 if the credentials are wrong, or missing and needed
   */
  public ApiRequest authenticate(ApiRequest request) {
    Credentials credentials = new Credentials(request.headers(), request.peer());
    return request.withUser(rooms.authentication().authenticate(credentials));
  }

  /**
   * Checks what needs no knowledge of the API, and gives the request its deadline and what this
   * server offers.
   *
   * @throws ApiException 400 if the envelope is not sound
   */
  public ApiRequest validate(ApiRequest request) {
    return envelope.checked(request).offering(rooms.offer());
  }

  /** Answers an authenticated request. Never throws: what goes wrong becomes a Status. */
  public Reply handle(ApiRequest request) {
    Router routes = router();
    boolean known =
        routes
            .catalog()
            .find(request.target().group(), request.target().version(), request.target().resource())
            .isPresent();
    RequestMetrics.Running running = rooms.metrics().begin(request, known);
    Warnings warnings = new Warnings();
    Reply reply;
    try (Seats.Lease seat = rooms.seats().take(request)) {
      reply = seat.granted() ? answer(request, routes, warnings) : Texts.tooManyRequests();
    } catch (RuntimeException | StackOverflowError e) {
      reply = failed(request, failure(e));
    }
    return measured(reply, running).withHeaders(headers(request, reply, warnings));
  }

  /** A watch ends when its stream is closed, every other request when it is answered. */
  private static Reply measured(Reply reply, RequestMetrics.Running running) {
    if (reply instanceof Reply.Events watch) {
      Runnable end = () -> running.end(watch.code(), -1);
      EventStream stream = new OpenStream(watch.stream(), end);
      return new Reply.Events(watch.code(), watch.contentType(), watch.headers(), stream);
    }
    running.end(reply.code(), length(reply));
    return reply;
  }

  /** The way of a request. */
  private Reply answer(ApiRequest sent, Router routes, Warnings warnings) {
    ApiRequest request;
    try {
      request = rooms.impersonation().applied(sent);
      rooms.authorization().check(Attributes.of(request));
    } catch (ApiException refusal) {
      return failed(sent, refusal.status()).withHeaders(List.of(NO_SNIFFING));
    }
    if (!request.target().isResource()) {
      return document(request);
    }
    Optional<Route> route = routes.route(request);
    boolean doubled = request.target().path().startsWith("//"); // found, but not for routing
    if (route.isEmpty() || doubled) {
      return Texts.notFound();
    }
    Call call = new Call(request, route.get(), warnings);
    String deprecation = call.type().deprecation();
    if (!deprecation.isEmpty()) {
      warnings.add(deprecation);
    }
    return rooms.verbs().run(call);
  }

  /** Answers at a path that is none of a resource. */
  private Reply document(ApiRequest request) {
    String path = request.target().path();
    List<String> parts = RequestInfo.segments(path);
    boolean discovers =
        !parts.isEmpty() && (parts.get(0).equals("api") || parts.get(0).equals("apis"));
    return discovers
        ? rooms.discovery().answer(request).orElseGet(Texts::notFound)
        : rooms.paths().find(path).map(h -> h.answer(request)).orElseGet(Texts::notFound);
  }

  /** Answers with a failure, in the representation that the client asks for. */
  public Reply fail(ApiRequest request, ApiException failure) {
    Reply reply = failed(request, failure.status());
    return reply.withHeaders(headers(request, reply, new Warnings()));
  }

  /**
   * Answers a request whose deadline has passed: as upstream's filter does, which knows neither
   * kinds nor media types.
   */
  public Reply overdue(ApiRequest request) {
    String message = "request did not complete within the allotted timeout";
    MapValue document =
        StatusDocument.of(Status.of(Reason.TIMEOUT, "Timeout: " + message, Status.Details.EMPTY));
    byte[] body = Json.writeLine(document.without("kind").without("apiVersion"));
    Reply reply = new Reply.Whole(504, Texts.PLAIN, List.of(), body);
    return reply.withHeaders(headers(request, reply, new Warnings()));
  }

  private Reply failed(ApiRequest request, Status status) {
    Accepted accepted = Negotiation.forFailure(request);
    byte[] body = rooms.encoder().encode(StatusDocument.of(status), accepted);
    List<Header> headers = new ArrayList<>(2);
    int seconds = status.details().retryAfterSeconds();
    if (seconds > 0) {
      headers.add(new Header("Retry-After", Integer.toString(seconds)));
    }
    Format format = accepted.format();
    return new Reply.Whole(status.code(), format.mediaType(), headers, body);
  }

  private static Status failure(Throwable e) {
    return switch (e) {
      case ApiException known -> known.status();
      case StoreTimeoutException slow ->
          Failures.timeout("the store did not answer in time: " + slow.getMessage(), 0).status();
      case StoreException broken -> Failures.serviceUnavailable(broken.getMessage()).status();
      case UncheckedIOException gone -> Failures.badRequest(gone.getMessage()).status();
      default -> {
        LOG.log(Level.ERROR, "A request failed in a way that it must not", e);
        yield Failures.internal(e.toString()).status();
      }
    };
  }

  private static List<Header> headers(ApiRequest request, Reply reply, Warnings warnings) {
    List<Header> headers = new ArrayList<>(3);
    headers.add(new Header("Audit-Id", request.auditId()));
    if (reply.headers().stream().noneMatch(h -> h.name().equals(NO_CACHE.name()))) {
      headers.add(NO_CACHE);
    }
    headers.addAll(warnings.headers());
    return headers;
  }

  private static long length(Reply reply) {
    return switch (reply) {
      case Reply.Whole whole -> whole.body().length;
      case Reply.Pieces pieces -> pieces.length();
      case Reply.Events events -> -1;
    };
  }

  /** Returns the routes of the catalog that is served now. */
  private Router router() {
    Router current = router;
    if (current.catalog() != rooms.catalog().current()) {
      current = new Router(rooms.catalog().current()); // a lost race builds it twice
      router = current;
    }
    return current;
  }
}
