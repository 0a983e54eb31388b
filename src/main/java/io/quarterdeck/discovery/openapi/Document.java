package io.quarterdeck.discovery.openapi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A document ready to be sent.
 *
 * @param bytes shared: must not be written to
 * @param hash a digest of the bytes, in upper case
 * @param written when it got this content
 */
record Document(byte[] bytes, String hash, Instant written) {
  static Document of(byte[] bytes, Instant written) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-512").digest(bytes);
      return new Document(bytes, HexFormat.of().withUpperCase().formatHex(digest), written);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-512", e);
    }
  }

  String etag() {
    return '"' + hash + '"';
  }
}
