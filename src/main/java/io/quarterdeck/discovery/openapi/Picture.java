package io.quarterdeck.discovery.openapi;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import io.quarterdeck.resource.Catalog;
import io.quarterdeck.schema.Descriptions;
import io.quarterdeck.schema.Types;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one catalog. Those of v3 are written at once, because the index has their
 * hashes; those of v2 when they are asked for. Only bytes are kept.
 */
final class Picture {
  private final Catalog catalog;
  private final String version;
  private final Instant now;
  private final Map<String, Source> v3 = new TreeMap<>();
  private final Document index;
  private @Nullable Document v2; // guarded by this
  private @Nullable Document v2Protobuf; // guarded by this

  /** A document, and what of the catalog it was written from. */
  private record Source(Object from, Document document) {}

  private Picture(Catalog catalog, String version, Instant now, @Nullable Picture before) {
    this.catalog = catalog;
    this.version = version;
    this.now = now;
    documents().byPath().forEach((path, entry) -> v3.put(path, reused(path, entry, before)));
    this.index = Document.of(Json.write(index(v3)), now);
  }

  /**
   * Writes the documents of {@code catalog}.
   *
   * @param before an earlier picture, whose documents are taken over where nothing has changed
   */
  static Picture of(Catalog catalog, String version, Instant now, @Nullable Picture before) {
    return new Picture(catalog, version, now, before);
  }

  private DocumentIndex documents() {
    Types types = Types.get();
    return new DocumentIndex(catalog, types, new RegistryTexts(Descriptions.load(types)), version);
  }

  private Source reused(String path, DocumentIndex.Entry entry, @Nullable Picture before) {
    Source same = before == null ? null : before.v3.get(path);
    return same != null && same.from.equals(entry.from())
        ? same
        : new Source(entry.from(), Document.of(Json.write(entry.writer().get()), now));
  }

  private static MapValue index(Map<String, Source> documents) {
    MapValue.Builder paths = MapValue.builder();
    documents.forEach(
        (path, source) ->
            paths.put(
                path,
                MapValue.of(
                    "serverRelativeURL",
                    Value.of("/openapi/v3/" + path + "?hash=" + source.document.hash()))));
    return MapValue.of("paths", paths.build());
  }

  Document index() {
    return index;
  }

  /** Returns the document at {@code path} of the index. */
  Optional<Document> v3(String path) {
    return Optional.ofNullable(v3.get(path)).map(Source::document);
  }

  synchronized Document v2() {
    Document written = v2;
    if (written == null) {
      written = Document.of(Json.write(writeV2()), now);
      v2 = written;
    }
    return written;
  }

  /** Returns the document in protobuf, as client-go asks for it. */
  synchronized Document v2Protobuf() {
    Document written = v2Protobuf;
    if (written == null) {
      written = Document.of(V2Protobuf.encode(writeV2()), now);
      v2Protobuf = written;
    }
    return written;
  }

  private MapValue writeV2() {
    Types types = Types.get();
    Texts texts = new RegistryTexts(Descriptions.load(types));
    DocumentIndex all = new DocumentIndex(catalog, types, texts, version);
    return V2Document.of(all.operations(), types, texts, version);
  }
}
