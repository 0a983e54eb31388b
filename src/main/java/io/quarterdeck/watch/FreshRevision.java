package io.quarterdeck.watch;

import io.quarterdeck.store.Store;
import io.quarterdeck.store.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the store for its revision, once for all who want to know at the same time. Whoever comes
 * while a question is on its way waits for the next one: an answer to a question asked earlier may
 * be older than a write that the caller knows of.
 */
final class FreshRevision {
  private final LongSupplier question;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable CompletableFuture<Long> asked; // on its way; guarded by lock
  private @Nullable CompletableFuture<Long> next; // asked when that has come back; guarded by lock

  /**
   * @param question asks the store; {@link Store#revision}
   */
  FreshRevision(LongSupplier question) {
    this.question = question;
  }

  /**
   * Returns a revision that the store had reached when the call began or later.
   *
   * @throws StoreException if the store does not answer
   */
  long get() {
    CompletableFuture<Long> mine;
    CompletableFuture<Long> before = null;
    boolean mineToAsk;
    lock.lock();
    try {
      mineToAsk = next == null;
      mine = next == null ? new CompletableFuture<>() : next;
      next = mine;
      before = asked;
    } finally {
      lock.unlock();
    }
    if (mineToAsk) {
      ask(mine, before);
    }
    try {
      return mine.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException failure
          ? failure
          : new StoreException("the store did not tell its revision", e.getCause());
    }
  }

  private void ask(CompletableFuture<Long> mine, @Nullable CompletableFuture<Long> before) {
    if (before != null) {
      before.exceptionally(failure -> 0L).join();
    }
    lock.lock();
    try {
      asked = mine;
      next = null; // from here on a newcomer cannot join any more
    } finally {
      lock.unlock();
    }
    try {
      mine.complete(question.getAsLong());
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
    }
  }
}
