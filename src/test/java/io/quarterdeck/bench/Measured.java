package io.quarterdeck.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * What one scenario measured.
 *
 * @param operations how many were finished
 * @param seconds how long it took
 * @param latenciesNanos of each operation, in any order
 * @param cpuMicros the server process's own CPU time
 * @param allocatedBytes what the server allocated on its heap
 */
record Measured(
    String scenario,
    long operations,
    double seconds,
    long[] latenciesNanos,
    double cpuMicros,
    double allocatedBytes) {

  static final String HEAD =
      """
      | scenario | ops/s | p50 ms | p99 ms | CPU µs/op | allocated KB/op |
      |---|---|---|---|---|---|\
      """;

  double cpuMicrosPerOperation() {
    return cpuMicros / operations;
  }

  private double percentileMillis(double share) {
    if (latenciesNanos.length == 0) {
      return 0;
    }
    long[] sorted = latenciesNanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
  }

  /** Returns a row of the table under {@link #HEAD}. */
  String row() {
    return row(
        scenario,
        operations / seconds,
        percentileMillis(0.50),
        percentileMillis(0.99),
        cpuMicrosPerOperation(),
        allocatedBytes / operations / 1024);
  }

  /** Returns a row of figures that were worked out elsewhere. */
  static String row(
      String scenario,
      double perSecond,
      double medianMillis,
      double p99Millis,
      double cpuMicros,
      double allocatedKilobytes) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.2f | %.2f | %.1f | %.1f |",
        scenario,
        perSecond,
        medianMillis,
        p99Millis,
        cpuMicros,
        allocatedKilobytes);
  }
}
