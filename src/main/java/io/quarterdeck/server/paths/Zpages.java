package io.quarterdeck.server.paths;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Reply;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Reason;
import io.quarterdeck.status.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code /statusz} and {@code /flagz} (KEP-4827, KEP-4828): what this process is and with which
 * flags it runs, as text for people, or as {@code config.k8s.io/v1beta1} for programs that ask for
 * it.
 */
public final class Zpages {
  private static final String WARNING =
      "Warning: This endpoint is not meant to be machine parseable, has no formatting compatibility"
          + " guarantees and is for debugging purposes only.\n\n";
  private static final List<String> PATHS =
      List.of("/flagz", "/healthz", "/livez", "/metrics", "/readyz", "/statusz", "/version");
  private static final Set<String> TEXT = Set.of("", "*/*", "text/*", "text/plain");

  private final Map<String, String> flags;
  private final InstantSource clock;
  private final Instant started;

  /**
   * @param flags the value of each flag; secrets are paths to files, so nothing is hidden
   */
  public Zpages(Map<String, String> flags, InstantSource clock) {
    this.flags = new TreeMap<>(flags);
    this.clock = clock;
    this.started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  public void register(Paths.Builder paths) {
    paths.at("/flagz", r -> page(r, "Flagz", this::flagzText, this::flagz));
    paths.at("/statusz", r -> page(r, "Statusz", this::statuszText, this::statusz));
  }

  private static Reply page(
      ApiRequest request,
      String kind,
      java.util.function.Supplier<String> text,
      java.util.function.Supplier<MapValue> document) {
    String accept = request.headers().first("Accept").orElse("");
    for (String type : accept.split(",", -1)) {
      String media = type.strip().toLowerCase(Locale.ROOT);
      if (TEXT.contains(media.split(";", 2)[0].strip())) {
        return Texts.ok(Texts.PLAIN, Texts.bytes(text.get()));
      }
      if (asks(media, kind)) {
        String contentType = "application/json;g=config.k8s.io;v=v1beta1;as=" + kind;
        return Texts.ok(contentType, Json.write(document.get()));
      }
    }
    throw new ApiException(
        Status.of(
            Reason.NOT_ACCEPTABLE,
            "only the following media types are accepted: application/json, application/yaml,"
                + " text/plain",
            Status.Details.NONE));
  }

  private static boolean asks(String media, String kind) {
    Set<String> parts = Set.copyOf(List.of(media.replace(" ", "").split(";")));
    return parts.containsAll(
        Set.of(
            "application/json",
            "g=config.k8s.io",
            "v=v1beta1",
            "as=" + kind.toLowerCase(Locale.ROOT)));
  }

  private String flagzText() {
    StringBuilder text = new StringBuilder("\napiserver flagz\n").append(WARNING);
    flags.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString();
  }

  private MapValue flagz() {
    return head("Flagz").put("flags", MapValue.ofStrings(flags)).build();
  }

  private long uptimeSeconds() {
    return Duration.between(started, clock.instant()).toSeconds();
  }

  private String statuszText() {
    return "\napiserver statusz\n"
        + WARNING
        + "Started: "
        + started
        + "\n"
        + "Up: "
        + Duration.ofSeconds(uptimeSeconds())
        + "\n"
        + "Runtime: Java "
        + Runtime.version()
        + "\n"
        + "Binary version: "
        + Version.GIT_VERSION.substring(1)
        + "\n"
        + "Emulation version: "
        + Version.MAJOR
        + "."
        + Version.MINOR
        + "\n"
        + "Paths: "
        + String.join(" ", PATHS)
        + "\n";
  }

  private MapValue statusz() {
    return head("Statusz")
        .put("startTime", started.toString())
        .put("uptimeSeconds", uptimeSeconds())
        .put("goVersion", "java" + Runtime.version().feature())
        .put("binaryVersion", Version.GIT_VERSION.substring(1))
        .put("emulationVersion", Version.MAJOR + "." + Version.MINOR)
        .put("paths", ListValue.ofStrings(PATHS))
        .build();
  }

  private static MapValue.Builder head(String kind) {
    return MapValue.builder()
        .put("kind", kind)
        .put("apiVersion", "config.k8s.io/v1beta1")
        .put("metadata", MapValue.of("name", io.quarterdeck.object.Value.of("apiserver")));
  }
}
