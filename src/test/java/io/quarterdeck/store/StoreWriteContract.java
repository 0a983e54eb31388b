package io.quarterdeck.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarterdeck.store.WriteResult.Committed;
import io.quarterdeck.store.WriteResult.Conflict;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store promises about single writes. The first part of {@link StoreContract}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreWriteContract {
  StoreFixture fixture;
  Store store;

  @BeforeAll
  void setUpFixture() throws ReflectiveOperationException {
    StoreFixture.On on = getClass().getAnnotation(StoreFixture.On.class);
    fixture = on.value().getDeclaredConstructor().newInstance();
  }

  @AfterAll
  void tearDownFixture() {
    if (fixture != null) {
      fixture.close();
    }
  }

  @BeforeEach
  void openStore() {
    store = fixture.openEmpty();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static String text(Entry entry) {
    return new String(entry.value(), UTF_8);
  }

  WriteResult put(String key, String value, long expectedRevision) {
    return store.put(key, bytes(value), expectedRevision, Duration.ZERO);
  }

  /** Writes and returns the revision; fails if the write was refused. */
  long write(String key, String value, long expectedRevision) {
    return committed(put(key, value, expectedRevision));
  }

  /** Starts a watch that lasts as long as the store. */
  Heard watch(String prefix, long afterRevision) {
    Heard heard = new Heard(afterRevision);
    store.watch(prefix, afterRevision, heard);
    return heard;
  }

  static long committed(WriteResult result) {
    return switch (result) {
      case Committed done -> done.revision();
      case Conflict conflict -> throw new AssertionError("refused: " + conflict);
    };
  }

  static Optional<Entry> refused(WriteResult result) {
    return switch (result) {
      case Committed done -> throw new AssertionError("written: " + done);
      case Conflict conflict -> conflict.current();
    };
  }

  @Test
  void createsWhatIsNotThere() {
    long revision = write("a/x", "one", 0);

    Entry entry = store.get("a/x").orElseThrow();
    assertEquals("one", text(entry));
    assertEquals("a/x", entry.key());
    assertEquals(revision, entry.modRevision());
    assertEquals(revision, entry.createRevision());
  }

  @Test
  void hasNothingWhereNothingWasPut() {
    assertTrue(store.get("a/x").isEmpty());
  }

  @Test
  void refusesToCreateWhatIsThereAndSaysWhatIs() {
    long revision = write("a/x", "one", 0);

    Entry current = refused(put("a/x", "two", 0)).orElseThrow();

    assertEquals("one", text(current));
    assertEquals(revision, current.modRevision());
    assertEquals("one", text(store.get("a/x").orElseThrow()));
  }

  @Test
  void updatesWhatHasTheExpectedRevision() {
    long created = write("a/x", "one", 0);

    long updated = write("a/x", "two", created);

    Entry entry = store.get("a/x").orElseThrow();
    assertEquals("two", text(entry));
    assertEquals(created, entry.createRevision());
    assertEquals(updated, entry.modRevision());
  }

  @Test
  void refusesAnUpdateOfAnOlderRevision() {
    long first = write("a/x", "one", 0);
    long second = write("a/x", "two", first);

    Entry current = refused(put("a/x", "three", first)).orElseThrow();

    assertEquals(second, current.modRevision());
    assertEquals("two", text(current));
  }

  @Test
  void refusesAnUpdateOfWhatIsNotThere() {
    assertTrue(refused(put("a/x", "one", 1)).isEmpty());
    assertTrue(store.get("a/x").isEmpty());
  }

  @Test
  void deletesWhatHasTheExpectedRevision() {
    long created = write("a/x", "one", 0);

    long deleted = committed(store.delete("a/x", created));

    assertTrue(deleted > created);
    assertTrue(store.get("a/x").isEmpty());
    assertEquals(deleted, store.revision());
  }

  @Test
  void refusesToDeleteAnOlderRevisionAndWhatIsNotThere() {
    long first = write("a/x", "one", 0);
    long second = write("a/x", "two", first);

    assertEquals(second, refused(store.delete("a/x", first)).orElseThrow().modRevision());
    assertTrue(refused(store.delete("a/y", first)).isEmpty());
  }

  @Test
  void givesWhatIsCreatedAgainANewCreateRevision() {
    long first = write("a/x", "one", 0);
    committed(store.delete("a/x", first));

    long again = write("a/x", "two", 0);

    assertEquals(again, store.get("a/x").orElseThrow().createRevision());
    assertTrue(refused(put("a/x", "three", first)).isPresent());
  }

  @Test
  void givesEveryWriteAGreaterRevisionAndRefusalsNone() {
    long before = store.revision();
    long first = write("a/x", "one", 0);
    long second = write("b/y", "one", 0);
    refused(put("a/x", "two", 0));

    assertTrue(before > 0 && before < first && first < second);
    assertEquals(second, store.revision());
  }

  @Test
  void keepsEmptyAndBigValues() {
    byte[] big = new byte[1 << 20];
    new Random(7).nextBytes(big);
    committed(store.put("a/big", big, 0, Duration.ZERO));
    committed(store.put("a/empty", new byte[0], 0, Duration.ZERO));

    assertArrayEquals(big, store.get("a/big").orElseThrow().value());
    assertEquals(0, store.get("a/empty").orElseThrow().value().length);
  }

  @Test
  void saysWhatIsWrongWithAValueThatIsTooBig() {
    byte[] huge = new byte[9 << 20];
    Arrays.fill(huge, (byte) 'x');

    StoreException failure =
        assertThrows(
            ValueTooLargeException.class, () -> store.put("a/huge", huge, 0, Duration.ZERO));

    assertTrue(failure.getMessage().contains("too large"), failure.getMessage());
    assertTrue(store.get("a/huge").isEmpty());
    write("a/after", "works", 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/.",
        "a/..",
        "a/ ",
        "a/\n",
        "a/\u0000",
        "a/%2F",
        "a/ü",
        "a/\uFFFD",
        "a/\uD83D\uDE00",
        "a//b",
        "a/'\"\\",
        "a/~",
        "a/\u007F"
      })
  void keepsKeysWithOddCharactersApart(String key) {
    long revision = write(key, key, 0);
    write(key + key, "other", 0);

    Entry entry = store.get(key).orElseThrow();
    assertEquals(key, entry.key());
    assertEquals(key, text(entry));
    assertEquals(key, store.list(key, "", 1, 0).entries().getFirst().key());
    committed(store.delete(key, revision));
    assertTrue(store.get(key).isEmpty());
  }
}
