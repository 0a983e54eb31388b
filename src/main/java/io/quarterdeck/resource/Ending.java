package io.quarterdeck.resource;

/**
 * What follows a write, for those who gave or took something for it. One of the two is called, once
 * the outcome is known; neither if it never is known: then whoever repairs finds out.
 */
public interface Ending {
  Ending NONE =
      new Ending() {
        @Override
        public void written() {}

        @Override
        public void abandoned() {}
      };

  /** The write took place. */
  void written();

  /** Nothing was written. */
  void abandoned();
}
