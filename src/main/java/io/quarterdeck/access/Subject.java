package io.quarterdeck.access;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * The parts of a certificate's subject that make a user.
 *
 * @param name the common name (the last, if there are several, as Go's {@code pkix.Name} has it)
 * @param uid the attribute that Kubernetes registered for it
 * @param groups the organizations, in the certificate's order
 */
record Subject(String name, String uid, List<String> groups) {
  private static final ASN1ObjectIdentifier UID = new ASN1ObjectIdentifier("1.3.6.1.4.1.57683.2");

  static Subject of(X500Principal principal) throws GeneralSecurityException {
    String name = "";
    String uid = "";
    List<String> groups = new ArrayList<>();
    for (RDN rdn : X500Name.getInstance(principal.getEncoded()).getRDNs()) {
      for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
        if (attribute.getType().equals(BCStyle.CN)) {
          name = text(attribute);
        } else if (attribute.getType().equals(BCStyle.O)) {
          groups.add(text(attribute));
        } else if (attribute.getType().equals(UID)) {
          uid = onlyOne(uid, text(attribute));
        }
      }
    }
    return new Subject(name, uid, List.copyOf(groups));
  }

  private static String onlyOne(String before, String uid) throws GeneralSecurityException {
    if (!before.isEmpty()) {
      throw new GeneralSecurityException("expected to find a single UID, found several");
    }
    return uid;
  }

  private static String text(AttributeTypeAndValue attribute) {
    return IETFUtils.valueToString(attribute.getValue());
  }
}
