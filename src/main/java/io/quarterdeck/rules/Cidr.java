package io.quarterdeck.rules;

import java.util.Optional;

/**
 * A block of IP addresses as it was written: an address and the length of its prefix.
 *
 * @param ip the address, with the bits behind the prefix
 * @param bits the length of the prefix, in the notation's own family
 * @param zeros whether address or length were written with leading zeros
 */
public record Cidr(Ip ip, int bits, boolean zeros) {

  /** Parses a block, leading zeros allowed; empty if it is none. */
  public static Optional<Cidr> parse(String s) {
    int slash = s.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String address = s.substring(0, slash);
    Optional<Ip> ip = Ip.parse(address);
    String length = s.substring(slash + 1);
    int significant = 0;
    while (significant < length.length() - 1 && length.charAt(significant) == '0') {
      significant++;
    }
    String digits = length.substring(significant);
    if (ip.isEmpty() || digits.length() > 3 || !Chars.isDigits(digits, digits.length())) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(digits);
    boolean v4 = ip.get().isV4() && !ip.get().isMapped();
    if (bits > (v4 ? 32 : 128)) {
      return Optional.empty();
    }
    return Optional.of(new Cidr(ip.get(), bits, significant > 0 || ip.get().hasLeadingZeros()));
  }

  public boolean isV4() {
    return ip.isV4();
  }

  /** Returns the first address of the block. */
  public Ip network() {
    return ip.masked(ownBits());
  }

  /** Returns the length of the prefix in the address's family: a mapped one counts as IPv4. */
  public int ownBits() {
    return ip.isMapped() ? Math.max(0, bits - 96) : bits;
  }

  public boolean contains(Ip other) {
    return other.isV4() == isV4() && other.masked(ownBits()).equals(network());
  }

  /** Returns the canonical text of the block. */
  @Override
  public String toString() {
    return network() + "/" + ownBits();
  }
}
