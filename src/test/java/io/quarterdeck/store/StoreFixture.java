package io.quarterdeck.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;

/** Opens stores for a suite. One fixture serves one test class; it has a public constructor. */
public interface StoreFixture extends AutoCloseable {
  /** Opens a store with nothing in it. */
  Store openEmpty();

  /** Returns the shortest time to live that the store keeps to. */
  default Duration shortestTtl() {
    return Duration.ofMillis(100);
  }

  @Override
  void close();

  /** Names the fixture that a contract suite runs on. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface On {
    Class<? extends StoreFixture> value();
  }
}
