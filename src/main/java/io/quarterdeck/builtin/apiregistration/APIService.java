package io.quarterdeck.builtin.apiregistration;

import io.quarterdeck.builtin.Cells;
import io.quarterdeck.builtin.Doc;
import io.quarterdeck.builtin.Kind;
import io.quarterdeck.builtin.Table;
import io.quarterdeck.object.KubeObject;
import io.quarterdeck.object.MapValue;

/** The kind APIService of apiregistration.k8s.io. */
public final class APIService {
  private static final long HTTPS_PORT = 443;

  public static final Kind KIND =
      Kind.named("APIService", "apiservices")
          .categories("api-extensions")
          .stored("apiregistration.k8s.io/v1", "apiregistration.k8s.io/apiservices")
          .defaults(
              "v1",
              root ->
                  root.mapAt(
                      "spec",
                      spec -> spec.mapAt("service", s -> s.withDefault("port", HTTPS_PORT))))
          .strategy(new APIServiceRules())
          .partWithoutTable("status", new APIServiceRules.OfStatus())
          .columns(columns());

  private APIService() {}

  private static Table columns() {
    return Table.named()
        .text(
            "Service",
            Doc.of("The reference to the service that hosts this API endpoint."),
            APIService::service)
        .text("Available", Doc.of("Whether this service is available."), APIService::availability)
        .age();
  }

  private static String service(KubeObject apiService) {
    if (!apiService.spec().has("service")) {
      return "Local";
    }
    MapValue service = apiService.spec().map("service");
    return service.string("namespace") + "/" + service.string("name");
  }

  private static String availability(KubeObject apiService) {
    MapValue available = Cells.condition(apiService.status(), "Available");
    if (available.isEmpty()) {
      return "Unknown";
    }
    String reason = available.string("reason");
    return Cells.isTrue(available) || reason.isEmpty()
        ? available.string("status")
        : available.string("status") + " (" + reason + ")";
  }
}
