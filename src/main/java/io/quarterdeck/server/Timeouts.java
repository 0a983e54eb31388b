package io.quarterdeck.server;

import io.quarterdeck.request.ApiRequest;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import io.quarterdeck.status.GoText;

/** The {@code timeout} parameter, with which a client may shorten a request's deadline. */
final class Timeouts {
  private Timeouts() {}

  /**
   * @throws ApiException 400 if the parameter is no duration of Go
   */
  static void check(ApiRequest request) {
    String text = request.query().get("timeout");
    if (text.isEmpty() || ApiServer.isLongRunning(request)) {
      return;
    }
    try {
      GoDuration.parse(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      String what =
          text.matches("[-+]?[0-9]+\\.?[0-9]*") ? "missing unit in duration " : "invalid duration ";
      throw Failures.badRequest(
          "invalid timeout specified in the request URL - time: " + what + GoText.quote(text));
    }
  }
}
