package io.quarterdeck.codec;

import io.quarterdeck.object.FloatValue;
import io.quarterdeck.object.Value;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a plain scalar of YAML means to go-yaml v2: YAML 1.1 with a few words of its own. */
final class YamlScalars {
  private static final String TAGS = "tag:yaml.org,2002:";
  private static final Map<String, Value> WORDS = words();
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?+(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?+)(?:[eE][-+]?+[0-9]++)?+");

  private YamlScalars() {}

  private static Map<String, Value> words() {
    Map<String, Value> words = new HashMap<>();
    for (String word : "y Y yes Yes YES true True TRUE on On ON".split(" ")) {
      words.put(word, Value.of(true));
    }
    for (String word : "n N no No NO false False FALSE off Off OFF".split(" ")) {
      words.put(word, Value.of(false));
    }
    for (String word : new String[] {"", "~", "null", "Null", "NULL"}) {
      words.put(word, Value.ofNull());
    }
    return Map.copyOf(words);
  }

  /**
   * Returns the value of a scalar.
   *
   * @param tag as it stands in the document, "" if there is none
   * @param plain whether it stands there without quotes
   */
  static Value resolve(String text, String tag, boolean plain) {
    String kind = tag.startsWith(TAGS) ? tag.substring(TAGS.length()) : "";
    if (kind.equals("binary")) {
      return Value.of(new String(Base64Text.decode(text), StandardCharsets.UTF_8));
    }
    boolean isText =
        kind.equals("str") || (tag.isEmpty() && !plain) || (!tag.isEmpty() && kind.isEmpty());
    return isText ? Value.of(text) : plain(text);
  }

  private static Value plain(String text) {
    Value word = WORDS.get(text);
    if (word != null) {
      return word;
    }
    char first = text.charAt(0);
    if (first == '.') {
      return isInfinite(text) ? infinite(text) : floating(text, text);
    }
    if (first != '+' && first != '-' && (first < '0' || first > '9')) {
      return Value.of(text);
    }
    return isInfinite(text) ? infinite(text) : number(text);
  }

  private static boolean isInfinite(String text) {
    String word = text.replaceFirst("^[-+]", "");
    return word.equalsIgnoreCase(".inf") || text.equalsIgnoreCase(".nan");
  }

  /** JSON has no such number. */
  private static Value infinite(String text) {
    String word = text.equalsIgnoreCase(".nan") ? "NaN" : text.startsWith("-") ? "-Inf" : "+Inf";
    throw new YamlSyntaxException("json: unsupported value: " + word);
  }

  private static Value number(String text) {
    String digits = text.replace("_", "");
    BigInteger n = integer(digits);
    if (n == null) {
      return floating(digits, text);
    }
    if (n.bitLength() < Long.SIZE) {
      return Value.of(n.longValueExact());
    }
    boolean unsigned = n.signum() > 0 && n.bitLength() == Long.SIZE;
    return unsigned ? new FloatValue(n.doubleValue()) : floating(digits, text);
  }

  /** Go's ParseInt with base 0: decimal, or 0x, 0o, 0b, or octal after a 0. */
  private static @org.jspecify.annotations.Nullable BigInteger integer(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    int radix = 10;
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      char mark = Character.toLowerCase(digits.charAt(1));
      radix = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
      digits = digits.substring(mark == 'x' || mark == 'b' || mark == 'o' ? 2 : 1);
    }
    if (digits.isEmpty() || digits.length() > Long.SIZE) { // longer ones fit into no integer
      return null;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), radix) < 0 || digits.charAt(i) > 'z') {
        return null;
      }
    }
    BigInteger n = new BigInteger(digits, radix);
    return text.startsWith("-") ? n.negate() : n;
  }

  private static Value floating(String digits, String text) {
    if (!FLOAT.matcher(digits).matches()) {
      return Value.of(text);
    }
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      return Value.of(text);
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return whole ? Value.of((long) value) : new FloatValue(value); // JSON writes 1.0 as 1
  }
}
