package io.quarterdeck.builtin.pod;

import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Fields;
import io.quarterdeck.rules.Format;
import io.quarterdeck.rules.Formats;
import io.quarterdeck.status.GoText;
import java.util.List;

/** The rules of the names of signers of certificates: {@code example.com/signer}. */
public final class SignerNames {
  private static final int PATH_MAX = Formats.SUBDOMAIN_MAX + Formats.LABEL_MAX + 1;
  private static final int NAME_MAX = Formats.SUBDOMAIN_MAX + PATH_MAX + 1;

  private SignerNames() {}

  /** Tells whether the signer is one of Kubernetes' own. */
  public static boolean isKubernetes(String name) {
    int slash = name.indexOf('/');
    String host = slash < 0 ? name : name.substring(0, slash);
    return host.equals("kubernetes.io") || host.endsWith(".kubernetes.io");
  }

  /** Checks the signer's name in a field. */
  public static void check(Fields fields, String field) {
    String name = fields.string(field);
    if (!fields.required(field)) {
      return;
    }
    int slash = name.indexOf('/');
    if (slash < 0 || name.indexOf('/', slash + 1) >= 0) {
      fields.invalid(
          field,
          name,
          "must be a fully qualified domain and path of the form 'example.com/signer-name'");
      return;
    }
    String domain = name.substring(0, slash);
    if (Chars.length(domain) > Formats.SUBDOMAIN_MAX) {
      fields.errors().tooLong(fields.at(field), Formats.SUBDOMAIN_MAX);
    }
    checkLabels(fields, field, domain, Formats.DNS_LABEL);
    if (domain.indexOf('.') < 0) {
      fields.invalid(
          field, domain, "should be a domain with at least two segments separated by dots");
    }
    checkLabels(fields, field, name.substring(slash + 1), Formats.DNS_SUBDOMAIN);
    if (Chars.length(name) > NAME_MAX) {
      fields.errors().tooLong(fields.at(field), NAME_MAX);
    }
  }

  /** Reports the first label that is wrong. */
  private static void checkLabels(Fields fields, String field, String part, Format format) {
    for (String label : part.split("\\.", -1)) {
      List<String> wrong = format.check(label);
      for (String message : wrong) {
        fields.invalid(field, part, "validating label " + GoText.quote(label) + ": " + message);
      }
      if (!wrong.isEmpty()) {
        return;
      }
    }
  }
}
