package io.quarterdeck.request;

import java.util.Locale;

/**
 * What a request wants to do, in the words of authorization and discovery (RequestInfo's verbs).
 */
public enum Verb {
  GET,
  LIST,
  WATCH,
  CREATE,
  UPDATE,
  PATCH,
  DELETE,
  DELETECOLLECTION,
  PROXY,
  /** A method that no API verb stands for: the text is the method in lower case. */
  OTHER;

  /** Returns the verb as policies write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether the verb changes nothing. */
  public boolean isReadOnly() {
    return this == GET || this == LIST || this == WATCH;
  }
}
