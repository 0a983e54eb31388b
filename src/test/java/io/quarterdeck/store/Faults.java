package io.quarterdeck.store;

import java.time.Duration;

/**
 * How often what goes wrong in a {@link FaultyStore}; each a probability from 0 to 1.
 *
 * @param lost a call fails before it reaches the store
 * @param unanswered a write takes effect, but its caller is told that the store did not answer
 * @param delayed a call waits first, for a random time
 * @param maxDelay the longest such time
 * @param overtaken the answer of a write waits until a later write has been answered
 */
public record Faults(
    double lost, double unanswered, double delayed, Duration maxDelay, double overtaken) {
  public static final Faults NONE = new Faults(0, 0, 0, Duration.ZERO, 0);

  public static Faults losing(double lost) {
    return new Faults(lost, 0, 0, Duration.ZERO, 0);
  }

  public static Faults leavingUnanswered(double unanswered) {
    return new Faults(0, unanswered, 0, Duration.ZERO, 0);
  }

  public static Faults delaying(double delayed, Duration maxDelay) {
    return new Faults(0, 0, delayed, maxDelay, 0);
  }

  public static Faults overtaking(double overtaken) {
    return new Faults(0, 0, 0, Duration.ZERO, overtaken);
  }
}
