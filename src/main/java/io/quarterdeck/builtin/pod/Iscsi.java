package io.quarterdeck.builtin.pod;

import io.quarterdeck.rules.Chars;
import io.quarterdeck.rules.Fields;
import org.jspecify.annotations.Nullable;

/** The rules of iSCSI volumes, and the three forms of an iSCSI name (RFC 3720, section 3.2.6.3). */
public final class Iscsi {
  private static final int EUI_DIGITS = 16;
  private static final int NAA_DIGITS = 32;

  private Iscsi() {}

  /**
   * Checks what iSCSI volumes of pods and PersistentVolumes have in common.
   *
   * @param unknownForm what to say of a name that has none of the three forms
   */
  public static void check(Fields iscsi, String unknownForm) {
    iscsi.required("targetPortal");
    checkNames(iscsi, unknownForm);
  }

  /** Checks all but the portal. */
  public static void checkNames(Fields iscsi, String unknownForm) {
    if (iscsi.required("iqn")) {
      checkName(iscsi, "iqn", "iqn", unknownForm);
    }
    iscsi.between("lun", 0, 255);
    boolean secretNeeded = iscsi.isTrue("chapAuthDiscovery") || iscsi.isTrue("chapAuthSession");
    if (secretNeeded && !iscsi.has("secretRef")) {
      iscsi.errors().required(iscsi.at("secretRef"), "");
    }
  }

  /** Checks the initiator's name, if there is one. */
  public static void checkInitiator(Fields iscsi, String unknownForm) {
    if (iscsi.has("initiatorName")) {
      checkName(iscsi, "initiatorName", "initiatorname", unknownForm);
    }
  }

  private static void checkName(Fields iscsi, String field, String shownAs, String unknownForm) {
    String wrong = wrong(iscsi.string(field), unknownForm);
    if (wrong != null) {
      iscsi.invalid(shownAs, iscsi.string(field), wrong);
    }
  }

  private static @Nullable String wrong(String name, String unknownForm) {
    boolean right;
    if (name.startsWith("iqn")) {
      right = isIqn(name);
    } else if (name.startsWith("eui")) {
      right = isHex(name, EUI_DIGITS);
    } else if (name.startsWith("naa")) {
      right = isHex(name, NAA_DIGITS);
    } else {
      return unknownForm;
    }
    return right ? null : "must be valid format";
  }

  /** {@code eui.} or {@code naa.} and so many letters or digits; upstream takes any fourth sign. */
  private static boolean isHex(String name, int digits) {
    if (name.length() != 4 + digits) {
      return false;
    }
    for (int i = 4; i < name.length(); i++) {
      if (!Chars.isAlphanumeric(name.charAt(i))) {
        return false;
      }
    }
    return name.charAt(3) != '\n';
  }

  /**
   * Tells whether {@code iqn.yyyy-mm.naming-authority:unique} ends the name: upstream looks for it
   * anywhere, so a later start counts too.
   */
  private static boolean isIqn(String name) {
    for (int at = name.indexOf("iqn."); at >= 0; at = name.indexOf("iqn.", at + 1)) {
      if (isIqnAt(name, at + 4)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIqnAt(String name, int start) {
    String date = "0000-00.";
    if (name.length() < start + date.length()) {
      return false;
    }
    for (int i = 0; i < date.length(); i++) {
      char c = name.charAt(start + i);
      if (date.charAt(i) == '0' ? !Chars.isDigit(c) : c != date.charAt(i)) {
        return false;
      }
    }
    int colon = name.indexOf(':', start + date.length());
    return colon > start + date.length()
        && isAuthority(name, start + date.length(), colon)
        && isUnique(name, colon + 1);
  }

  private static boolean isAuthority(String name, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = name.charAt(i);
      if (!Chars.isAlphanumeric(c) && c != '-' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnique(String name, int from) {
    for (int i = from; i < name.length(); i++) {
      if (",;*&$| \t\n\f\r".indexOf(name.charAt(i)) >= 0) {
        return false;
      }
    }
    return from < name.length();
  }
}
