package io.quarterdeck.builtin.pod;

import io.quarterdeck.rules.Choices;
import io.quarterdeck.rules.Fields;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rules of the signal with which a container is stopped (KEP-4960). */
final class StopSignals {
  private static final String PLAIN =
      "SIGABRT SIGALRM SIGBUS SIGCHLD SIGCLD SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO SIGIOT"
          + " SIGKILL SIGPIPE SIGPOLL SIGPROF SIGPWR SIGQUIT SIGSEGV SIGSTKFLT SIGSTOP SIGSYS"
          + " SIGTERM SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH"
          + " SIGXCPU SIGXFSZ SIGRTMIN SIGRTMAX";
  private static final Choices LINUX =
      Choices.of(
          Stream.of(
                  Arrays.stream(PLAIN.split(" ")),
                  IntStream.rangeClosed(1, 15).mapToObj(i -> "SIGRTMIN+" + i),
                  IntStream.rangeClosed(1, 14).mapToObj(i -> "SIGRTMAX-" + i))
              .flatMap(signals -> signals)
              .toArray(String[]::new));
  private static final Choices WINDOWS = Choices.of("SIGKILL", "SIGTERM");

  private StopSignals() {}

  static void check(Fields lifecycle, PodScope scope) {
    switch (scope.spec.map("os").string("name")) {
      case "windows" -> lifecycle.oneOf("stopSignal", WINDOWS);
      case "linux" -> lifecycle.oneOf("stopSignal", LINUX);
      default -> {
        if (!scope.spec.has("os")) {
          lifecycle.forbidden(
              "stopSignal", "may not be set for containers with empty `spec.os.name`");
        }
      }
    }
  }
}
