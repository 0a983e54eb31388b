package io.quarterdeck.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One clause of an Accept header, read as kube-apiserver's negotiation library (goautoneg) reads
 * it: case counts, a quality that is no number is 0, a quality of 0 does not exclude.
 *
 * @param params the parameters besides the quality, in order
 */
public record MediaRange(String type, String subtype, double quality, Map<String, String> params) {
  private static final String ANY = "*";

  /** Reads an Accept header; clauses that cannot be read are left out, the best comes first. */
  public static List<MediaRange> parse(String accept) {
    List<MediaRange> ranges = new ArrayList<>();
    for (String clause : accept.split(",", -1)) {
      read(clause, ranges);
    }
    sort(ranges);
    return ranges;
  }

  private static void read(String clause, List<MediaRange> into) {
    String[] parts = clause.split(";", -1);
    String[] types = parts[0].split("/", -1);
    String type = types[0].strip();
    boolean bare = types.length == 1 || types.length == 2 && types[1].isEmpty();
    if (types.length > 2 || bare && !type.equals(ANY)) {
      return;
    }
    double quality = 1;
    Map<String, String> params = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", -1);
      if (pair.length != 2 || pair[1].isEmpty()) {
        continue;
      }
      String name = pair[0].strip();
      if (name.equals("q")) {
        quality = number(pair[1]);
      } else {
        params.put(name, pair[1].strip());
      }
    }
    into.add(new MediaRange(type, bare ? ANY : types[1].strip(), quality, params));
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /**
   * Tells whether this goes before {@code other}. It is no order: a specific type and a higher
   * quality each go first, so what wins depends on where one stands. Insertion makes of it what
   * upstream's sort makes of it.
   */
  private boolean goesBefore(MediaRange other) {
    return quality > other.quality
        || !type.equals(ANY) && other.type.equals(ANY)
        || !subtype.equals(ANY) && other.subtype.equals(ANY);
  }

  private static void sort(List<MediaRange> ranges) {
    for (int i = 1; i < ranges.size(); i++) {
      for (int j = i; j > 0 && ranges.get(j).goesBefore(ranges.get(j - 1)); j--) {
        Collections.swap(ranges, j, j - 1);
      }
    }
  }

  /** Tells whether this takes the media type {@code type/subtype}. */
  public boolean takes(String mediaType, String mediaSubtype) {
    return type.equals(mediaType) && (subtype.equals(mediaSubtype) || subtype.equals(ANY))
        || type.equals(ANY) && subtype.equals(ANY);
  }
}
