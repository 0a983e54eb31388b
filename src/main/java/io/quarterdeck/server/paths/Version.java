package io.quarterdeck.server.paths;

import io.quarterdeck.codec.Json;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.request.Reply;
import io.quarterdeck.status.Failures;
import java.util.Locale;

/**
 * {@code GET /version}: the Kubernetes version that this server speaks ({@code
 * k8s.io/apimachinery/pkg/version.Info}). Clients compare {@code gitVersion} and the minor; the
 * build's own fields name this server.
 */
public final class Version implements PathHandler {
  public static final String MAJOR = "1";
  public static final String MINOR = "36";
  public static final String GIT_VERSION = "v1.36.2";
  private static final String MIN_COMPATIBILITY_MINOR =
      "35"; // one minor back, as upstream's default

  private final byte[] document;

  /**
   * @param commit the commit that this server was built from
   * @param buildDate RFC 3339
   */
  public Version(String commit, String buildDate) {
    document =
        Json.pretty(
            MapValue.builder()
                .put("major", MAJOR)
                .put("minor", MINOR)
                .put("emulationMajor", MAJOR)
                .put("emulationMinor", MINOR)
                .put("minCompatibilityMajor", MAJOR)
                .put("minCompatibilityMinor", MIN_COMPATIBILITY_MINOR)
                .put("gitVersion", GIT_VERSION)
                .put("gitCommit", commit)
                .put("gitTreeState", "clean")
                .put("buildDate", buildDate)
                .put("goVersion", "java" + Runtime.version().feature())
                .put("compiler", "gc")
                .put("platform", platform())
                .build());
  }

  private static String platform() {
    String machine = System.getProperty("os.arch", "");
    String arch =
        machine.equals("x86_64") ? "amd64" : machine.equals("aarch64") ? "arm64" : machine;
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).split(" ")[0];
    return system + "/" + arch;
  }

  @Override
  public Reply answer(ApiRequest request) {
    if (!request.method().equals("GET")) {
      throw Failures.methodNotAllowed();
    }
    return Texts.ok(Texts.JSON, document);
  }
}
