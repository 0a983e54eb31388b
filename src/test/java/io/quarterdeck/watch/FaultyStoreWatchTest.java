package io.quarterdeck.watch;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarterdeck.store.Faults;
import io.quarterdeck.store.FaultyStore;
import io.quarterdeck.store.Store;
import io.quarterdeck.store.embedded.EmbeddedStore;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Calls and answers are lost and delayed, and the image's watch is cut again and again. */
class FaultyStoreWatchTest extends WatchContract {
  private static final Faults FAULTS = new Faults(0.05, 0.05, 0.05, Duration.ofMillis(2), 0.05);

  private @Nullable Store real;
  private @Nullable FaultyStore faulty;

  @Override
  Store open() {
    real = EmbeddedStore.inMemory();
    faulty = new FaultyStore(real, new Random(7));
    return faulty;
  }

  @Override
  Store behind(Store opened) {
    return assertPresent(real);
  }

  @Override
  void disturb() {
    assertPresent(faulty).set(FAULTS);
    assertPresent(faulty).cutWatches();
  }

  private static <T> T assertPresent(@Nullable T opened) {
    assertNotNull(opened);
    return opened;
  }
}
