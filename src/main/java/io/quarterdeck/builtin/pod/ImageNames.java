package io.quarterdeck.builtin.pod;

import java.util.List;

/** Tells the tag of an image from its name ({@code distribution/reference}). */
final class ImageNames {
  private static final int REPOSITORY_MAX = 255;

  /** Stands before names of one part. */
  private static final String OFFICIAL = "library/";

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
    String repository = host ? path.substring(slash + 1) : path;
    int length = repository.length() + (slash < 0 ? OFFICIAL.length() : 0);
    return length <= REPOSITORY_MAX
        && List.of(repository.split("/", -1)).stream().allMatch(ImageNames::isPart);
  }

  /** Letters and digits, between them a dot, one or two underscores or any number of dashes. */
  private static boolean isPart(String part) {
    int separators = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        separators = 0;
        continue;
      }
      boolean goesOn =
          switch (c) {
            case '.' -> separators == 0;
            case '_' -> separators == 0 || separators == 1 && part.charAt(i - 1) == '_';
            case '-' -> separators == 0 || part.charAt(i - 1) == '-';
            default -> false;
          };
      if (i == 0 || !goesOn) {
        return false;
      }
      separators++;
    }
    return !part.isEmpty() && separators == 0;
  }

  private static boolean isHost(String part) {
    return part.indexOf('.') >= 0
        || part.indexOf(':') >= 0
        || part.equals("localhost")
        || part.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
  }
}
