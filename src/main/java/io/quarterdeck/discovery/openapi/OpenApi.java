package io.quarterdeck.discovery.openapi;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.MediaRange;
import io.quarterdeck.request.Reply;
import io.quarterdeck.request.Reply.Header;
import io.quarterdeck.resource.LiveCatalog;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers at {@code /openapi/v2} and {@code /openapi/v3} ({@code kube-openapi/pkg/handler} and
 * {@code handler3}). Documents are ready bytes; {@link Picture} says how they are made.
 */
public final class OpenApi {
  private static final String V3_ROOT = "/openapi/v3/";
  private static final String JSON = "application/json";
  private static final String V2_PROTOBUF =
      "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
  private static final String V2_PROTOBUF_SUBTYPE =
      "com.github.proto-openapi.spec.v2.v1.0+protobuf";
  private static final String V2_PROTOBUF_FORMER = "com.github.proto-openapi.spec.v2@v1.0+protobuf";
  private static final Duration CACHED = Duration.ofDays(365); // a hash names its content for ever
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Header VARY = new Header("Vary", "Accept");

  private final Pictures pictures;
  private final InstantSource clock;

  /**
   * Documents the catalog.
   *
   * @param version of Kubernetes, such as {@code 1.36}
   */
  public OpenApi(LiveCatalog catalog, String version, InstantSource clock) {
    this.pictures = new Pictures(catalog, version, clock);
    this.clock = clock;
  }

  /** Begins to write the documents in the background, before somebody asks. */
  public void warmUp() {
    pictures.warmUp();
  }

  /** Answers at {@code /openapi/v2}. */
  public Reply v2(ApiRequest request) {
    List<Header> vary = List.of(new Header("Vary", "Accept-Encoding"), VARY);
    boolean protobuf = accepts(request, V2_PROTOBUF_SUBTYPE, V2_PROTOBUF_FORMER);
    if (!protobuf && !accepts(request, "json", "json")) {
      return new Reply.Whole(406, "", vary, new byte[0]);
    }
    Picture picture = pictures.ready();
    Document document = protobuf ? picture.v2Protobuf() : picture.v2();
    return document(request, document, protobuf ? V2_PROTOBUF : JSON, document.etag(), vary);
  }

  /** Answers at {@code /openapi/v3}: which documents there are. Whatever the client accepts. */
  public Reply index(ApiRequest request) {
    Document index = pictures.ready().index();
    Header changed = new Header("Last-Modified", HTTP_DATE.format(index.written()));
    return new Reply.Whole(200, "text/plain; charset=utf-8", List.of(changed), index.bytes());
  }

  /** Answers below {@code /openapi/v3/}. */
  public Reply v3(ApiRequest request) {
    String path = request.target().path().substring(V3_ROOT.length());
    Optional<Document> document = pictures.ready().v3(path);
    if (document.isEmpty()) {
      return new Reply.Whole(404, "", List.of(), new byte[0]);
    }
    if (!accepts(request, "json", "json")) {
      return new Reply.Whole(406, "", List.of(VARY), new byte[0]);
    }
    String hash = request.query().get("hash");
    Document found = document.get();
    if (!hash.isEmpty() && !hash.equals(found.hash())) {
      String right = V3_ROOT + path + "?hash=" + found.hash();
      List<Header> headers =
          List.of(VARY, new Header("Etag", found.etag()), new Header("Location", right));
      return new Reply.Whole(301, JSON, headers, new byte[0]);
    }
    return document(
        request, found, JSON, found.etag(), hash.isEmpty() ? List.of(VARY) : immutable());
  }

  private List<Header> immutable() {
    return List.of(
        VARY,
        new Header("Cache-Control", "public, immutable"),
        new Header("Expires", HTTP_DATE.format(clock.instant().plus(CACHED))));
  }

  private static Reply document(
      ApiRequest request, Document document, String type, String etag, List<Header> more) {
    List<Header> headers = new ArrayList<>(more);
    headers.add(new Header("Etag", etag));
    headers.add(new Header("Last-Modified", HTTP_DATE.format(document.written())));
    if (request.headers().first("If-None-Match").filter(etag::equals).isPresent()) {
      return new Reply.Whole(304, "", headers, new byte[0]);
    }
    return new Reply.Whole(200, type, headers, document.bytes());
  }

  /** Tells whether the first clause that fits anything here fits one of the two subtypes. */
  private static boolean accepts(ApiRequest request, String subtype, String former) {
    String accept = request.headers().first("Accept").orElse("");
    if (accept.isEmpty()) {
      return subtype.equals("json");
    }
    for (MediaRange range : MediaRange.parse(accept)) {
      boolean wanted = range.takes("application", subtype) || range.takes("application", former);
      boolean any = range.takes("application", "json") && !subtype.equals("json");
      if (any) {
        return false; // JSON comes first among equals
      }
      if (wanted) {
        return true;
      }
    }
    return false;
  }
}
