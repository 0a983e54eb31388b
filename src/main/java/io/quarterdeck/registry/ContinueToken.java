package io.quarterdeck.registry;

import io.quarterdeck.codec.Json;
import io.quarterdeck.codec.JsonSyntaxException;
import io.quarterdeck.object.MapValue;
import io.quarterdeck.status.ApiException;
import io.quarterdeck.status.Failures;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a listing goes on ({@code k8s.io/apiserver/pkg/storage}'s continue token, in its format, so
 * that a client can go on at another server).
 *
 * @param revision of the pages before; negative to go on with whatever is there now
 * @param start the first key of the page, below the directory of the listing
 */
record ContinueToken(long revision, String start) {
  private static final String VERSION = "meta.k8s.io/v1";

  /** Returns the token that goes on right behind {@code last}. */
  static ContinueToken behind(String last, long revision) {
    return new ContinueToken(revision, last + "\0");
  }

  String encode() {
    MapValue token =
        MapValue.builder().put("v", VERSION).put("rv", revision).put("start", start).build();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.write(token));
  }

  /**
   * @throws ApiException 400 if it is no token
   */
  static ContinueToken decode(String text) {
    MapValue token;
    try {
      token =
          Json.parse(Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.UTF_8)))
                  instanceof MapValue m
              ? m
              : MapValue.EMPTY;
    } catch (IllegalArgumentException e) {
      throw invalid(": illegal base64 data at input byte " + firstIllegal(text));
    } catch (JsonSyntaxException e) {
      throw invalid(": " + e.getMessage());
    }
    if (!token.string("v").equals(VERSION)) {
      throw invalid(": server does not recognize this encoded version " + token.string("v"));
    }
    if (token.integer("rv") == 0) {
      throw invalid(": incorrect encoded start resourceVersion (version meta.k8s.io/v1)");
    }
    String start = token.string("start");
    if (start.isEmpty()) {
      throw invalid(": encoded start key empty (version meta.k8s.io/v1)");
    }
    if (!isClean(start)) {
      throw invalid(": " + start);
    }
    return new ContinueToken(token.integer("rv"), start);
  }

  private static int firstIllegal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9' || c == '-' || c == '_';
      if (!digit && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) {
        return i;
      }
    }
    return text.length() - 1; // one character of a group that has too few
  }

  /** No step of the key may lead out of its directory. */
  private static boolean isClean(String start) {
    for (String step : start.split("/", -1)) {
      if (step.isEmpty() || step.equals(".") || step.equals("..")) {
        return false;
      }
    }
    return true;
  }

  private static ApiException invalid(String why) {
    return Failures.badRequest("invalid continue token: continue key is not valid" + why);
  }

  /**
   * Returns the key behind which the page begins: keys that follow it are at or after the start.
   */
  String after() {
    return start.endsWith("\0") ? start.substring(0, start.length() - 1) : before(start);
  }

  /** A key just before {@code start}: no name has the character that it ends with. */
  private static String before(String start) {
    char last = start.charAt(start.length() - 1);
    return start.substring(0, start.length() - 1) + (char) (last - 1) + '\uffff';
  }
}
