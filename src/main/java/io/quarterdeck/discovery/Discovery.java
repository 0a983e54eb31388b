package io.quarterdeck.discovery;

import io.quarterdeck.discovery.Documents.Aggregated;
import io.quarterdeck.discovery.Documents.Rendition;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.Accepted;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Format;
import io.quarterdeck.request.MediaRange;
import io.quarterdeck.request.Negotiation;
import io.quarterdeck.request.Offer;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Reply.Header;
import io.quarterdeck.request.RequestInfo;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.status.Failures;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers at the discovery paths ({@code /api}, {@code /apis} and what is below them down to a
 * version): the legacy documents, or the aggregated one for clients that can read it (KEP 3352).
 */
public final class Discovery {
  private static final String AGGREGATED_GROUP = "apidiscovery.k8s.io";
  private static final String AGGREGATED_KIND = "APIGroupDiscoveryList";
  private static final String AGGREGATED_VERSION = "v2";
  private static final String AGGREGATED_TYPE =
      ";g=" + AGGREGATED_GROUP + ";v=" + AGGREGATED_VERSION + ";as=" + AGGREGATED_KIND;

  /** Writes documents in the formats that clients ask for. */
  @FunctionalInterface
  public interface Writer {
    byte[] write(MapValue document, Format format, boolean pretty);
  }

  private final Supplier<Catalog> catalog;
  private final String address;
  private final Writer writer;
  private volatile Documents documents;

  /**
   * @param catalog gives what is served now
   * @param address {@code host:port} under which clients reach the server
   */
  public Discovery(Supplier<Catalog> catalog, String address, Writer writer) {
    this.catalog = catalog;
    this.address = address;
    this.writer = writer;
    this.documents = new Documents(catalog.get(), address);
  }

  /**
   * Answers.
   *
   * @return empty if the path leads to a group that is not served
   * @throws io.quarterdeck.status.ApiException 404 for an unknown version, 405, 406
   */
  public Optional<Reply> answer(ApiRequest asked) {
    ApiRequest request = asked.offering(Offer.STANDARD); // upstream has no discovery in CBOR
    List<String> parts = RequestInfo.segments(request.target().path());
    Documents now = documents();
    String path = "/" + String.join("/", parts);
    boolean core = parts.get(0).equals("api");
    boolean ofGroup = !core && parts.size() > 1;
    if (ofGroup && now.catalog().group(parts.get(1)).isEmpty()) {
      return Optional.empty();
    }
    boolean routed = core || parts.size() > 2;
    MapValue document = now.at(path).orElseThrow(Failures::notFoundPath);
    if (routed) {
      route(request);
    }
    boolean slash = request.target().path().equals("/apis/");
    Optional<Aggregated> aggregated = slash ? Optional.empty() : now.aggregatedAt(path);
    Optional<Format> wanted = aggregated.flatMap(a -> aggregatedFormat(request));
    if (aggregated.isPresent() && wanted.isPresent()) {
      return Optional.of(aggregated(request, now, path, wanted.get()));
    }
    Accepted accepted = Negotiation.output(request, Negotiation.Endpoint.PLAIN);
    return Optional.of(reply(now, path, document, accepted));
  }

  /** What the router does before any handler: methods and media types. */
  private static void route(ApiRequest request) {
    if (!request.method().equals("GET")) {
      throw Failures.methodNotAllowed();
    }
    Negotiation.route(request, false);
  }

  private Reply reply(Documents now, String path, MapValue document, Accepted accepted) {
    Format format = accepted.format();
    byte[] body =
        now.encoded(
            new Rendition(path, false, format, accepted.pretty()),
            () -> writer.write(document, format, accepted.pretty()));
    return new Reply.Whole(200, format.mediaType(), List.of(), body);
  }

  /** The aggregated form wins anywhere in the header, whatever its quality. */
  private static Optional<Format> aggregatedFormat(ApiRequest request) {
    String accept = request.headers().first("Accept").orElse("");
    if (!accept.contains(AGGREGATED_KIND)) {
      return Optional.empty();
    }
    for (MediaRange range : MediaRange.parse(accept)) {
      boolean fits =
          AGGREGATED_KIND.equals(range.params().get("as"))
              && AGGREGATED_GROUP.equals(range.params().get("g"))
              && AGGREGATED_VERSION.equals(range.params().get("v"));
      for (Format format : Format.values()) {
        if (fits
            && request.offer().formats().contains(format)
            && range.takes("application", format.subtype())) {
          return Optional.of(format);
        }
      }
    }
    return Optional.empty();
  }

  private Reply aggregated(ApiRequest request, Documents now, String path, Format format) {
    Aggregated aggregated = now.aggregatedAt(path).orElseThrow();
    boolean pretty = Negotiation.isPretty(request);
    String etag = '"' + aggregated.etag().replace("\"", "") + '"';
    List<Header> headers =
        List.of(
            new Header("Cache-Control", "public"),
            new Header("Vary", "Accept"),
            new Header("ETag", etag));
    if (request.headers().first("If-None-Match").filter(etag::equals).isPresent()) {
      return new Reply.Whole(304, "", headers, new byte[0]);
    }
    byte[] body =
        now.encoded(
            new Rendition(path, true, format, pretty),
            () -> writer.write(aggregated.document(), format, pretty));
    return new Reply.Whole(200, format.mediaType() + AGGREGATED_TYPE, headers, body);
  }

  /** Returns the documents of the catalog that is served now; written once for each. */
  private Documents documents() {
    Catalog now = catalog.get();
    Documents current = documents;
    if (current.catalog() != now) {
      current = new Documents(now, address); // a lost race writes them twice
      documents = current;
    }
    return current;
  }
}
