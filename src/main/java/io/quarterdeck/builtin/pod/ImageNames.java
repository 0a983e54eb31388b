package io.quarterdeck.builtin.pod;

/** Tells the tag of an image from its name ({@code distribution/reference}). */
final class ImageNames {
  private ImageNames() {}

  /**
   * Tells whether the name has the tag {@code latest}, or neither tag nor digest. A name that is no
   * image name has no tag.
   */
  static boolean isLatest(String image) {
    int at = image.indexOf('@');
    String name = at < 0 ? image : image.substring(0, at);
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    String path = colon < 0 ? name : name.substring(0, colon);
    if (!isName(path)) {
      return false;
    }
    return colon < 0 ? at < 0 : name.substring(colon + 1).equals("latest");
  }

  /** Repositories are in lower case; a first part with a dot or a port is a host's name. */
  private static boolean isName(String path) {
    int slash = path.indexOf('/');
    boolean host = slash > 0 && isHost(path.substring(0, slash));
    for (int i = host ? slash + 1 : 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean right = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "._-/".indexOf(c) >= 0;
      if (!right) {
        return false;
      }
    }
    return !path.isEmpty() && !path.startsWith("/") && !path.endsWith("/");
  }

  private static boolean isHost(String part) {
    return part.indexOf('.') >= 0
        || part.indexOf(':') >= 0
        || part.equals("localhost")
        || part.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
  }
}
