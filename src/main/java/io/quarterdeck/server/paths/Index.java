package io.quarterdeck.server.paths;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Reply;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * {@code GET /}: the sorted list of the paths that are served, whatever the method and Accept say.
 */
public final class Index implements PathHandler {
  private final Supplier<List<String>> paths;

  /**
   * @param paths the paths as they stand now, in any order
   */
  public Index(Supplier<List<String>> paths) {
    this.paths = paths;
  }

  @Override
  public Reply answer(ApiRequest request) {
    List<String> sorted = List.copyOf(new TreeSet<>(paths.get()));
    return Texts.ok(Texts.JSON, Json.pretty(MapValue.of("paths", ListValue.ofStrings(sorted))));
  }
}
