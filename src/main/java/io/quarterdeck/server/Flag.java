package io.quarterdeck.server;

/**
 * One flag as the table describes it. Says nothing about what was given.
 *
 * @param section the heading under which help lists it
 * @param fallback the default as text; "" for none, also where it is worked out at start
 * @param help one line for people
 */
public record Flag(String name, Type type, String fallback, String section, String help) {

  /** What a flag's text means; the names are those of the table. */
  public enum Type {
    TEXT,
    /** Texts, split at commas; the flag may be repeated. */
    TEXTS,
    /** Texts, one for each repetition. */
    TEXTLIST,
    /** {@code name=value} pairs, split at commas; the flag may be repeated. */
    MAP,
    BOOL,
    INT,
    REAL,
    /** In Go's notation, such as {@code 1m30s}. */
    DURATION,
    /** An IP address in text form. */
    IP;

    /** Tells whether a repetition adds to what was given before instead of replacing it. */
    public boolean isRepeatable() {
      return this == TEXTS || this == TEXTLIST || this == MAP;
    }
  }
}
