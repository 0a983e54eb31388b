package io.quarterdeck.builtin.pod;

import io.quarterdeck.object.Value;
import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.rules.IntOrString;
import java.util.List;

/** The rules of probes and lifecycle hooks: what the kubelet does to a container, and when. */
final class HandlerRules {
  private static final Choices SCHEMES = Choices.of("HTTP", "HTTPS");
  private static final List<String> PROBE_HANDLERS =
      List.of("exec", "httpGet", "tcpSocket", "grpc");
  private static final List<String> HOOK_HANDLERS =
      List.of("exec", "httpGet", "tcpSocket", "sleep");

  private HandlerRules() {}

  /** Checks the hooks and the three probes of a container. */
  static void check(Fields container, PodScope scope) {
    if (container.has("lifecycle")) {
      checkLifecycle(container.in("lifecycle"), scope);
    }
    checkProbe(container, "livenessProbe", scope);
    checkProbe(container, "readinessProbe", scope);
    checkProbe(container, "startupProbe", scope);
  }

  private static void checkLifecycle(Fields lifecycle, PodScope scope) {
    if (lifecycle.has("postStart")) {
      checkHandler(lifecycle.in("postStart"), HOOK_HANDLERS, scope);
    }
    if (lifecycle.has("preStop")) {
      checkHandler(lifecycle.in("preStop"), HOOK_HANDLERS, scope);
    }
    if (lifecycle.has("stopSignal")) {
      StopSignals.check(lifecycle, scope);
    }
  }

  private static void checkProbe(Fields container, String name, PodScope scope) {
    if (!container.has(name)) {
      return;
    }
    Fields probe = container.in(name);
    checkHandler(probe, PROBE_HANDLERS, scope);
    probe.nonNegative("initialDelaySeconds");
    probe.nonNegative("timeoutSeconds");
    probe.nonNegative("periodSeconds");
    probe.nonNegative("successThreshold");
    probe.nonNegative("failureThreshold");
    boolean grace = probe.has("terminationGracePeriodSeconds");
    if (grace && probe.integer("terminationGracePeriodSeconds") <= 0) {
      probe.invalid("terminationGracePeriodSeconds", "must be greater than 0");
    }
    if (name.equals("readinessProbe")) {
      if (grace) {
        probe.invalid("terminationGracePeriodSeconds", "must not be set for readinessProbes");
      }
    } else if (probe.integer("successThreshold") != 1) {
      probe.invalid("successThreshold", "must be 1");
    }
  }

  private static void checkHandler(Fields handler, List<String> kinds, PodScope scope) {
    boolean found = false;
    for (int i = 0; i < kinds.size(); i++) {
      String kind = kinds.get(i);
      if (handler.has(kind)) {
        if (found) {
          handler.forbidden(kind, "may not specify more than 1 handler type");
        } else {
          found = true;
          checkAction(kind, handler.in(kind), scope);
        }
      }
    }
    if (!found) {
      handler.errors().required(handler.path(), "must specify a handler type");
    }
  }

  private static void checkAction(String kind, Fields action, PodScope scope) {
    switch (kind) {
      case "exec" -> action.required("command");
      case "httpGet" -> checkHttpGet(action);
      case "sleep" -> checkSleep(action, scope);
      default -> IntOrString.port(action, "port");
    }
  }

  private static void checkHttpGet(Fields http) {
    http.required("path");
    IntOrString.port(http, "port");
    http.oneOf("scheme", SCHEMES);
    for (int i = 0; i < http.list("httpHeaders").size(); i++) {
      String name = http.list("httpHeaders").map(i).string("name");
      for (String wrong : Formats.HTTP_HEADER_NAME.check(name)) {
        http.invalid("httpHeaders", name, wrong);
      }
    }
  }

  /** A container may sleep no longer than its pod has time to stop (KEP-3960). */
  private static void checkSleep(Fields sleep, PodScope scope) {
    if (!scope.spec.has("terminationGracePeriodSeconds")) {
      return;
    }
    long grace = scope.spec.integer("terminationGracePeriodSeconds");
    long seconds = sleep.integer("seconds");
    if (seconds < 0 || seconds > grace) {
      sleep
          .errors()
          .invalid(
              sleep.path(),
              Value.of(seconds),
              "must be non-negative and less than terminationGracePeriodSeconds (" + grace + ")");
    }
  }
}
