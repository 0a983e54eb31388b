package io.quarterdeck.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Opens stores for a suite. One fixture serves one test class; it has a public constructor. */
public interface StoreFixture extends AutoCloseable {
  /** Opens a store with nothing in it. */
  Store openEmpty();

  @Override
  void close();

  /** Names the fixture that a contract suite runs on. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface On {
    Class<? extends StoreFixture> value();
  }
}
