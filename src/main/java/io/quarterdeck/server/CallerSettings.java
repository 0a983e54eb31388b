package io.quarterdeck.server;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.ListValue;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.object.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the settings say of how callers are known, in the form in which other servers read it. */
final class CallerSettings {
  private static final String CLIENT_CA = "client-ca-file";
  private static final String PROXY_CA = "requestheader-client-ca-file";
  private static final List<String> HEADER_FLAGS =
      List.of(
          "requestheader-allowed-names",
          "requestheader-extra-headers-prefix",
          "requestheader-group-headers",
          "requestheader-uid-headers",
          "requestheader-username-headers");

  private CallerSettings() {}

  /**
   * Returns it by the names of the settings; empty if callers have no certificates.
   *
   * @throws IOException if a file that the settings name cannot be read
   */
  static MapValue of(Config config) throws IOException {
    MapValue data = withFile(MapValue.EMPTY, config, CLIENT_CA);
    if (config.file(PROXY_CA).isPresent()) {
      data = withFile(data, config, PROXY_CA);
      for (String flag : HEADER_FLAGS) {
        ListValue list = ListValue.ofStrings(config.list(flag));
        data = data.with(flag, new String(Json.write(list), StandardCharsets.UTF_8));
      }
    }
    return data;
  }

  private static MapValue withFile(MapValue data, Config config, String flag) throws IOException {
    Optional<Path> file = config.file(flag);
    return file.isEmpty() ? data : data.with(flag, Value.of(Files.readString(file.get())));
  }
}
