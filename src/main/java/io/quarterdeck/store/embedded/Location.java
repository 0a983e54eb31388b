package io.quarterdeck.store.embedded;

import java.io.IOException;

/** Where the bytes of a value lie. */
interface Location {
  /** Where a value lies that has not been written to the log yet: nowhere. */
  Location UNWRITTEN =
      new Location() {
        @Override
        public byte[] read() throws IOException {
          throw new IOException("the value has not been written yet");
        }

        @Override
        public int recordBytes() {
          return 0;
        }
      };

  /**
   * Reads the value.
   *
   * @throws java.nio.channels.ClosedChannelException if the file was given up because it has been
   *     rewritten; the version then has a new location
   * @throws IOException if the bytes cannot be read or are not those that were written
   */
  byte[] read() throws IOException;

  /** Returns how many bytes the whole record takes in the log. */
  int recordBytes();
}
