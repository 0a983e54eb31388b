package io.quarterdeck.builtin.certificates;

import io.quarterdeck.codec.PemBlock;
import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Fields;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of the text of a ClusterTrustBundle (KEP-3257): certificates of authorities as PEM,
 * each once, at least one. That there is one, or one twice, is told only if all are right.
 */
final class TrustAnchors {
  private static final int SIZE_MAX = 1024 * 1024; // bytes, as upstream
  private static final String BUNDLE = "trustBundle";

  private TrustAnchors() {}

  static void check(Fields spec) {
    String text = spec.string(BUNDLE);
    if (Chars.length(text) > SIZE_MAX) {
      spec.errors().tooLong(spec.at(BUNDLE), SIZE_MAX);
      return;
    }
    List<PemBlock> blocks = PemBlock.all(text.getBytes(StandardCharsets.UTF_8));
    boolean right = true;
    for (int i = 0; i < blocks.size(); i++) {
      String problem = problem(blocks.get(i));
      if (!problem.isEmpty()) {
        right = wrong(spec, "entry " + i + " " + problem);
      }
    }
    if (right && blocks.isEmpty()) {
      wrong(spec, "at least one trust anchor must be provided");
    } else if (right) {
      checkDistinct(spec, blocks);
    }
  }

  private static String problem(PemBlock block) {
    if (!block.type().equals("CERTIFICATE")) {
      return "has bad block type: " + block.type();
    }
    if (!block.headers().isEmpty()) {
      return "has PEM block headers";
    }
    Optional<X509Certificate> certificate = Certificates.one(block.bytes());
    if (certificate.isEmpty()) {
      return "does not parse as X.509";
    }
    boolean authority = certificate.get().getBasicConstraints() >= 0;
    return authority ? "" : "does not have the CA bit set";
  }

  private static void checkDistinct(Fields spec, List<PemBlock> blocks) {
    Map<ByteBuffer, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      ByteBuffer bytes = ByteBuffer.wrap(blocks.get(i).bytes());
      places.computeIfAbsent(bytes, key -> new ArrayList<>()).add(i);
    }
    for (List<Integer> same : places.values()) {
      if (same.size() > 1) {
        String indices = same.toString().replace(",", "");
        wrong(spec, "duplicate trust anchor (indices " + indices + ")");
      }
    }
  }

  private static boolean wrong(Fields spec, String detail) {
    return spec.invalid(BUNDLE, "<value omitted>", detail);
  }
}
