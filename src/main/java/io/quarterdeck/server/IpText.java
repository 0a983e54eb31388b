package io.quarterdeck.server;

import java.util.regex.Pattern;

/** Tells IP addresses in text form from host names, without asking a name server. */
final class IpText {
  private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%\\w+)?");

  private IpText() {}

  /**
   * @throws IllegalArgumentException if {@code text} is no address
   */
  static void check(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
  }
}
