package io.quarterdeck.builtin.pod;

/** Tells whether a text is a host and a port as Go's {@code net.SplitHostPort} takes them. */
final class HostPorts {
  private HostPorts() {}

  static boolean isHostPort(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return false;
    }
    int from = 0; // where brackets may not stand any more
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      if (end + 1 != colon) {
        return false;
      }
      from = end + 1;
    } else if (text.lastIndexOf(':', colon - 1) >= 0) {
      return false;
    }
    return text.indexOf('[', text.startsWith("[") ? 1 : 0) < 0 && text.indexOf(']', from) < 0;
  }
}
