package io.quarterdeck.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the JMH benchmarks of codec, image and dispatch, each in a JVM of its own, and prints them
 * as rows of the common table: one thread works, so its time is its CPU.
 */
final class MicroBench {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final int ROUNDS = 3;

  private MicroBench() {}

  /**
   * @param seconds of warming up and of measuring
   * @param only a part of names; "" for all
   */
  static void run(double seconds, String only) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include("io\\.quarterdeck\\..*Benchmark\\..*")
            .mode(Mode.SampleTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .forks(1)
            .warmupIterations(ROUNDS)
            .warmupTime(TimeValue.milliseconds((long) (seconds * 1000 / ROUNDS)))
            .measurementIterations(ROUNDS)
            .measurementTime(TimeValue.milliseconds((long) (seconds * 1000 / ROUNDS)))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    for (RunResult result : new Runner(options).run()) {
      String name = name(result);
      if (name.contains(only)) {
        System.out.println(row(name, result));
      }
    }
  }

  private static String name(RunResult result) {
    String name = result.getParams().getBenchmark();
    int method = name.lastIndexOf('.');
    String type = name.substring(name.lastIndexOf('.', method - 1) + 1, method);
    return "JMH: " + type.replace("Benchmark", "") + ", " + name.substring(method + 1);
  }

  private static String row(String name, RunResult result) {
    Result<?> time = result.getPrimaryResult();
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
    return Measured.row(
        name,
        1e6 / time.getScore(),
        time.getStatistics().getPercentile(50) / 1000,
        time.getStatistics().getPercentile(99) / 1000,
        time.getScore(),
        allocated == null ? 0 : allocated.getScore() / 1024);
  }
}
